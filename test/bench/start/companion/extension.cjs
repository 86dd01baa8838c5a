// Does nothing when it is activated, so that its own activation shows what the machine adds to anybody's; then writes down the
// marks that VS Code sets around loading an extension's code and calling its `activate`.
const { appendFileSync } = require("node:fs");

const identifiers = ["caveat.caveat", "caveat-bench.companion"];

/** When Caveat had built its parts, in milliseconds since the epoch like VS Code's marks; NaN before. */
function startedAt() {
  const [mark] = performance.getEntriesByName("caveat/didStart");
  return mark === undefined ? Number.NaN : performance.timeOrigin + mark.startTime;
}

/** Milliseconds of both steps, or NaN while one of them is not done. */
function activationOf(identifier) {
  const marks = globalThis.MonacoPerformanceMarks.getMarks();
  const at = (mark) => marks.find(({ name }) => name === `code/extHost/${mark}/${identifier}`)?.startTime ?? Number.NaN;
  return {
    load: at("didLoadExtensionCode") - at("willLoadExtensionCode"),
    activate: at("didActivateExtension") - at("willActivateExtension"),
    began: at("willLoadExtensionCode"),
  };
}

exports.activate = () => {
  const timer = setInterval(() => {
    const found = identifiers.map(activationOf);
    const started = startedAt();
    if (found.every(({ load, activate }) => !Number.isNaN(load + activate + started))) {
      clearInterval(timer);
      found[0].started = started - found[0].began;
      appendFileSync(`${process.env.CAVEAT_COMPANION}/activations.jsonl`, `${JSON.stringify(found)}\n`);
    }
  }, 100);
};
