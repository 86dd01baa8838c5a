/** What a provider says of its limits beside an answer; it says less than all. */
export interface RateNews {
  /** Requests that it takes in a minute. */
  readonly limit?: number;
  /** Requests that it takes before its limit fills up again. */
  readonly remaining?: number;
  /** Milliseconds until it takes the next request, where it takes none now. */
  readonly closedFor?: number;
}

/**
 * Reads the headers in which OpenAI and those who imitate it (`x-ratelimit-limit-requests`, https://platform.openai.com/docs/guides/rate-limits)
 * and Anthropic (`anthropic-ratelimit-requests-limit`, https://docs.anthropic.com/en/api/rate-limits) state their limits.
 * `now`: milliseconds since the epoch.
 */
export function rateNewsOf(headers: Headers, now: number): RateNews {
  const read = (what: string, of: string) =>
    headers.get(`x-ratelimit-${what}-${of}`) ?? headers.get(`anthropic-ratelimit-${of}-${what}`);
  const limit = count(read("limit", "requests"));
  const remaining = count(read("remaining", "requests"));
  const waits = ["requests", "tokens"].map((of) =>
    count(read("remaining", of)) === 0 ? untilReset(read("reset", of), now) : 0,
  );
  const closedFor = Math.max(...waits);
  return {
    ...(limit ? { limit } : {}),
    ...(remaining === undefined ? {} : { remaining }),
    ...(closedFor > 0 ? { closedFor } : {}),
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
