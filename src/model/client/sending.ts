import { requestIdOf } from "../providers/requestId.ts";
import { type Policy, streamingBy } from "./policy.ts";

/** Tells of each try when it leaves, and when its answer's headers are there. */
export const tellingWhatIsSent: Policy = (model) =>
  streamingBy(model, async function* (request, signal, onHeaders) {
    request.onEvent?.({ type: "sent" });
    yield* model.stream(request, signal, (headers) => {
      const requestId = requestIdOf(headers);
      request.onEvent?.({ type: "headers", ...(requestId === undefined ? {} : { requestId }) });
      onHeaders?.(headers);
    });
  });
