// Does nothing when it is activated, so that its own activation shows what the machine adds to anybody's; then writes down the
// marks that VS Code sets around loading an extension's code and calling its `activate`.
const { appendFileSync } = require("node:fs");

const identifiers = ["caveat.caveat", "caveat-bench.companion"];

/** Milliseconds of both steps, or NaN while one of them is not done. */
function activationOf(identifier) {
  const marks = globalThis.MonacoPerformanceMarks.getMarks();
  const at = (mark) => marks.find(({ name }) => name === `code/extHost/${mark}/${identifier}`)?.startTime ?? Number.NaN;
  return {
    load: at("didLoadExtensionCode") - at("willLoadExtensionCode"),
    activate: at("didActivateExtension") - at("willActivateExtension"),
  };
}

exports.activate = () => {
  const timer = setInterval(() => {
    const found = identifiers.map(activationOf);
    if (found.every(({ load, activate }) => !Number.isNaN(load + activate))) {
      clearInterval(timer);
      appendFileSync(`${process.env.CAVEAT_COMPANION}/activations.jsonl`, `${JSON.stringify(found)}\n`);
    }
  }, 100);
};
