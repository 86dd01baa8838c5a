import { ModelError } from "../errors.ts";
import type { Delta, Model, ModelRequest, Usage } from "../model.ts";
import { textsOf } from "../textsOf.ts";
import type { Line } from "./line.ts";
import { type Policy, streamingBy } from "./policy.ts";
import { rateNewsOf } from "./rateHeaders.ts";
import type { Cost } from "./useEntry.ts";

/** Milliseconds for which a key rests after a refusal that names no time: the first step of the back-off. */
const restWithoutTime = 1000;
/** Tokens around a message's text, and room for what an estimate falls short of in the worst file measured, as `recordedBy.ts` has it. */
const aroundMessage = 6;
const mostUnderestimated = 1.1;

/**
 * Sends a request when its key may, and keeps all of the key's requests back for as long as the server asks: in all windows before the
 * refusal is passed on. `estimate`: tokens that a text takes at most.
 */
export function waitingItsTurn(line: Line, estimate: (text: string) => number): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const { lane, hasAlternative = false } = request;
      const onWait = (milliseconds: number) => request.onEvent?.({ type: "waiting", why: "limit", milliseconds });
      const claim = await line.enter({ lane, hasAlternative, cost: costOf(request, model, estimate), onWait }, signal);
      let counted: Cost | undefined;
      const headersHere = (headers: Headers) => {
        const news = rateNewsOf(headers, Date.now());
        void line.learn(news);
        claim.arrived(news.countsWritten ?? false);
        onHeaders?.(headers);
      };
      try {
        for await (const delta of model.stream(request, signal, headersHere)) {
          counted = countedIn(delta);
          yield delta;
        }
      } catch (error) {
        const rest = error instanceof ModelError ? restAfter(error) : 0;
        if (rest > 0) {
          await line.close(rest);
        }
        throw error;
      } finally {
        claim.ended(counted);
      }
    });
}

/** What a request takes of the key's limits at most. */
function costOf(request: ModelRequest, { capabilities }: Model, estimate: (text: string) => number): Cost {
  const estimated = textsOf(request).reduce((sum, text) => sum + estimate(text) + aroundMessage, 0);
  const perEstimate = Math.max(mostUnderestimated, capabilities.tokensPerEstimate ?? 1);
  return { inputTokens: Math.ceil(estimated * perEstimate), outputTokens: request.maxTokens };
}

/** What the provider counts of an answer; what it had cached it does not count. */
function countedIn(delta: Delta): Cost | undefined {
  return delta.type === "finish" && delta.usage !== undefined ? withoutCached(delta.usage) : undefined;
}

function withoutCached({ inputTokens, outputTokens, cachedTokens }: Usage): Cost {
  return { inputTokens: Math.max(0, inputTokens - cachedTokens), outputTokens };
}

function restAfter({ kind, retryAfter }: ModelError): number {
  return retryAfter ?? (kind === "rate" ? restWithoutTime : 0);
}
