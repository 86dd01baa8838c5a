import { type Policy, streamingBy } from "./policy.ts";
import { Repetition } from "./repetition.ts";

/**
 * Ends an answer that says the same again and again as `loop`; what came is kept. The request beneath is left before that is told, so that
 * nothing more is written that would be paid for.
 */
export const endingLoops: Policy = (model) =>
  streamingBy(model, async function* (request, signal, onHeaders) {
    const said = { text: new Repetition(), tool: new Repetition() };
    let isLoop = false;
    for await (const delta of model.stream(request, signal, onHeaders)) {
      yield delta;
      if (delta.type !== "finish" && said[delta.type].hears(delta.text)) {
        isLoop = true;
        break;
      }
    }
    if (isLoop) {
      yield { type: "finish", reason: "loop" };
    }
  });
