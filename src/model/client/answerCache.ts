import { ModelError } from "../errors.ts";
import type { Delta } from "../model.ts";
import type { AnswerStore, KeptAnswer } from "./answerStore.ts";
import { type Policy, streamingBy } from "./policy.ts";
import { requestHash } from "./requestHash.ts";

const nothingSpent = { inputTokens: 0, outputTokens: 0, cachedTokens: 0 };

/**
 * Answers a request that was answered before out of the store, and keeps whole answers there: not those that were cut, left early or ended
 * for another reason than that all was said, nor anything of a request that holds a secret. The answer is kept once its finish is given out.
 */
export function answeringFromCache(store: AnswerStore, origin: string): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      if (store.isOff || request.holdsSecret === true) {
        yield* model.stream(request, signal, onHeaders);
        return;
      }
      const name = requestHash(origin, model, request);
      const kept = request.isFresh === true ? undefined : await store.get(name, signal);
      if (kept !== undefined && !signal.aborted) {
        request.onEvent?.({ type: "cached" });
        yield* told(kept, signal);
        return;
      }
      const answer = new HeardAnswer();
      try {
        for await (const delta of model.stream(request, signal, onHeaders)) {
          answer.hear(delta);
          yield delta;
        }
      } finally {
        const whole = answer.whole();
        if (whole !== undefined) {
          store.put(name, whole);
        }
      }
    });
}

function* told({ text, tool, logprob }: KeptAnswer, signal: AbortSignal): Generator<Delta> {
  const deltas: readonly Delta[] = [
    { type: "text", text, ...(logprob === undefined ? {} : { logprob }) },
    { type: "tool", text: tool },
    { type: "finish", reason: "stop", usage: nothingSpent },
  ];
  for (const delta of deltas) {
    if (signal.aborted) {
      throw new ModelError("cancelled");
    }
    if (delta.type === "finish" || delta.text !== "") {
      yield delta;
    }
  }
}

/** An answer, as it comes. */
class HeardAnswer {
  private text = "";
  private tool = "";
  private logprob: number | undefined = 0;
  private isDone = false;

  hear(delta: Delta): void {
    if (delta.type === "finish") {
      this.isDone = delta.reason === "stop";
    } else if (delta.type === "tool") {
      this.tool += delta.text;
    } else {
      this.text += delta.text;
      this.logprob =
        delta.logprob === undefined || this.logprob === undefined ? undefined : this.logprob + delta.logprob;
    }
  }

  /** `undefined` where it is empty, or not all that the model had to say. */
  whole(): KeptAnswer | undefined {
    const { text, tool, logprob } = this;
    const isEmpty = text === "" && tool === "";
    return this.isDone && !isEmpty ? { text, tool, ...(logprob === undefined ? {} : { logprob }) } : undefined;
  }
}
