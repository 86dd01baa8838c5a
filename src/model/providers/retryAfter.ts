/**
 * Milliseconds for which a server asks to be left alone, or `undefined` where it names no time. `retry-after-ms` is OpenAI's own and
 * comes first; `Retry-After` is RFC 9110, 10.2.3: seconds or a date. `now`: milliseconds since the epoch.
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const milliseconds = amount(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) {
    return milliseconds;
  }
  const said = headers.get("retry-after");
  const seconds = amount(said);
  if (seconds !== undefined) {
    return seconds * 1000;
  }
  const date = Date.parse(said ?? "");
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function amount(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
