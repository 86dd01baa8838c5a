/** The server said no, instead of an answer or within it; it bears the names that `failure.ts` knows from the SDKs. */
export class Refused extends Error {
  readonly status: number | undefined;
  readonly headers: Headers;
  readonly error: unknown;

  /** `error`: what the server says of it. A refusal within an answer has no status of its own. */
  constructor(headers: Headers, error: unknown, status?: number) {
    super(status === undefined ? JSON.stringify(error) : `status ${status}`);
    this.status = status;
    this.headers = headers;
    this.error = error;
  }
}

/** What a text says of an error: `{"error": …}` in JSON, or the text itself. */
export function errorIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return errorOf(body) ?? body;
  } catch {
    return text;
  }
}

/** The error that a server's JSON tells, if it tells one. */
export function errorOf(value: unknown): unknown {
  return value !== null && typeof value === "object" && "error" in value && value.error ? value.error : undefined;
}
