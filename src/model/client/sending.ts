import { type Policy, streamingBy } from "./policy.ts";

/** Tells of each try when it leaves, and when its answer's headers are there. */
export const tellingWhatIsSent: Policy = (model) =>
  streamingBy(model, async function* (request, signal, onHeaders) {
    request.onEvent?.({ type: "sent" });
    yield* model.stream(request, signal, (headers) => {
      // OpenAI and its imitators, then Anthropic.
      const requestId = headers.get("x-request-id") ?? headers.get("request-id");
      request.onEvent?.({ type: "headers", ...(requestId === null ? {} : { requestId }) });
      onHeaders?.(headers);
    });
  });
