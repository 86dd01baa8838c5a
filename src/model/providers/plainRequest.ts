import type { ModelError } from "../errors.ts";
import { toModelError } from "./failure.ts";
import { type Target, targetOf } from "./remote.ts";
import type { Sent } from "./streaming.ts";
import { noKey, plainFetch } from "./transport.ts";

/** A request that no SDK knows, to a path beside the address's `/v1`. */
export interface PlainRequest {
  readonly target: Target;
  /** Such as `/infill`. */
  readonly path: string;
  readonly body: object;
  /** How the answer's events are told apart: server-sent events, or a JSON value a line. */
  readonly events: "sse" | "lines";
}

/** The server said no; it bears the names that `failure.ts` knows from the SDKs. */
class Refused extends Error {
  readonly status: number;
  readonly headers: Headers;
  readonly requestID: string | null;
  readonly error: unknown;

  constructor(response: Response, error: unknown) {
    super(`status ${response.status}`);
    this.status = response.status;
    this.headers = response.headers;
    this.requestID = response.headers.get("x-request-id");
    this.error = error;
  }
}

/** Sends a request by the same rules as the SDKs' requests: no redirect, no header but the listed, no key but to its origin. */
export async function sendPlain({ target, path, body, events }: PlainRequest, signal: AbortSignal): Promise<Sent> {
  // The SDK's reader of streams: lines and characters that were split, and back-pressure.
  const { OpenAI, Stream } = await import("./openaiSdk.ts");
  // Told to the reader, which else writes what it can't read to the console.
  const quiet = new OpenAI({ apiKey: noKey, logLevel: "off" });
  const controller = new AbortController();
  const response = await post({ target, path, body }, AbortSignal.any([signal, controller.signal]));
  const read = () =>
    events === "sse" || response.body === null
      ? Stream.fromSSEResponse(response, controller, quiet)
      : Stream.fromReadableStream(response.body, controller, quiet);
  return { response, events: { [Symbol.asyncIterator]: () => read()[Symbol.asyncIterator]() } };
}

/** Posts a value; throws what `toModelError` reads where the server says no. */
export async function post(
  { target, path, body }: Pick<PlainRequest, "target" | "path" | "body">,
  signal: AbortSignal,
): Promise<Response> {
  const response = await plainFetch(target.key)(rootOf(target.base) + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(target.key === undefined ? {} : { authorization: `Bearer ${target.key}` }),
    },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    throw new Refused(response, await errorIn(response));
  }
  return response;
}

/** Reads the address and how an error at it is told, once the request is made. */
export function plainTarget(
  address: string,
  key: string | undefined,
): { target: Target; toError: (error: unknown) => ModelError } {
  const target = targetOf(address, key);
  return { target, toError: (error) => toModelError(error, { ...target, isTimeout: () => false }) };
}

/** The servers' own paths stand beside OpenAI's, not below. */
function rootOf(base: string): string {
  return base.replace(/\/v1$/, "");
}

/** What the server says of the error: `{"error": …}` in JSON, or a text. */
async function errorIn(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return body !== null && typeof body === "object" && "error" in body ? body.error : body;
  } catch {
    return response.headers.get("content-type")?.includes("html") ? undefined : text;
  }
}
