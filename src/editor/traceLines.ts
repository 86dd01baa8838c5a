import type { TracedEvent, TracedRequest, TraceEntry } from "../model/client/trace.ts";

// These lines are read by whoever looks for a fault, often not where they were written: they stay in one language.

/** What became of a request, in a line. */
export function endLine(entry: TraceEntry): string {
  const { error, finish, firstMs, totalMs, usage, estimatedTokens = 0, requestId } = entry;
  const status = error?.status === undefined ? [] : [`status ${error.status}`];
  const why = error === undefined ? (finish ?? "left") : [error.budget ?? error.kind, ...status].join(", ");
  return [
    `${headOf(entry)} ${entry.outcome} (${why})`,
    firstMs === undefined ? "no text" : `first text ${milliseconds(firstMs)}`,
    `total ${milliseconds(totalMs)}`,
    usage === undefined
      ? `tokens ~${estimatedTokens} in`
      : `tokens ${usage.inputTokens} in (${usage.cachedTokens} cached), ${usage.outputTokens} out`,
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ].join("; ");
}

/** What happened to a request on its way, in a line. */
export function eventLine({ type, ms, ...rest }: TracedEvent, request: TracedRequest): string {
  const facts = Object.entries(rest).map(([name, value]) => ` ${name}=${value}`);
  return `${headOf(request)} +${milliseconds(ms)} ${type}${facts.join("")}`;
}

function headOf({ number, feature, lane, model }: TracedRequest): string {
  return `#${number} ${feature} (${lane}) ${model}`;
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}
