import type { Dimension, Limits } from "./useEntry.ts";

/** What a provider says of its limits beside an answer; it says less than all. */
export interface RateNews {
  /** What it takes in a minute. */
  readonly limits?: Limits;
  /** What it takes before its limits fill up again. */
  readonly remaining?: Limits;
  /** Milliseconds until it takes the next request, where it takes none now. */
  readonly closedFor?: number;
  /** It counts an answer's tokens as it writes them, and not the most that were asked for in advance. */
  readonly countsWritten?: boolean;
}

const spelled: readonly (readonly [string, Dimension])[] = [
  ["requests", "requests"],
  ["tokens", "tokens"],
  ["input-tokens", "inputTokens"],
  ["output-tokens", "outputTokens"],
];

/**
 * Reads the headers in which OpenAI and those who imitate it (`x-ratelimit-limit-requests`, https://platform.openai.com/docs/guides/rate-limits)
 * and Anthropic (`anthropic-ratelimit-requests-limit`, https://docs.anthropic.com/en/api/rate-limits) state their limits.
 * `now`: milliseconds since the epoch.
 */
export function rateNewsOf(headers: Headers, now: number): RateNews {
  const read = (what: string, of: string) =>
    headers.get(`x-ratelimit-${what}-${of}`) ?? headers.get(`anthropic-ratelimit-${of}-${what}`);
  const counts = (what: string) =>
    spelled.flatMap(([of, dimension]) => {
      const said = count(read(what, of));
      return said === undefined ? [] : [[dimension, said] as const];
    });
  const limits = counts("limit").filter(([, limit]) => limit > 0);
  const remaining = counts("remaining");
  const closedFor = Math.max(
    ...spelled.map(([of]) => (count(read("remaining", of)) === 0 ? untilReset(read("reset", of), now) : 0)),
  );
  const isAnthropic = [...headers.keys()].some((name) => name.startsWith("anthropic-ratelimit-"));
  return {
    ...(limits.length === 0 ? {} : { limits: Object.fromEntries(limits) }),
    ...(remaining.length === 0 ? {} : { remaining: Object.fromEntries(remaining) }),
    ...(closedFor > 0 ? { closedFor } : {}),
    ...(isAnthropic ? { countsWritten: true } : {}),
  };
}

function count(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

const millisecondsOf: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** OpenAI writes `6m0s` or `17ms`, Anthropic a date of RFC 3339. */
function untilReset(text: string | null, now: number): number {
  const said = text ?? "";
  if (/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(said)) {
    const parts = said.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g);
    return [...parts].reduce((sum, [, value, unit]) => sum + Number(value) * (millisecondsOf[unit ?? ""] ?? 0), 0);
  }
  const date = Date.parse(said);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
