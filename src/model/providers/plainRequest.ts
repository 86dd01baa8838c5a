import type { ModelError } from "../errors.ts";
import type { CompleteRequest, Delta } from "../model.ts";
import type { Piece } from "./exchange.ts";
import { toModelError } from "./failure.ts";
import type { Format } from "./frames.ts";
import { errorIn, Refused } from "./refused.ts";
import { type RemoteModelOptions, type Target, targetOf } from "./remote.ts";
import { streamAnswer } from "./streaming.ts";
import { plainFetch } from "./transport.ts";

/** A request that no SDK knows, to a path beside the address's `/v1`. */
export interface PlainRequest {
  readonly target: Target;
  /** Such as `/infill`. */
  readonly path: string;
  readonly body: object;
}

/** A server's own way to fill a hole. */
export interface OwnFill {
  readonly path: string;
  /** Without `stream`, which all of them know. */
  bodyOf(request: CompleteRequest, options: RemoteModelOptions): object;
  /** Reads one event of the answer, such as `Exchange.read` does. */
  read(event: unknown): Piece;
  readonly format: Format;
}

/** Streams what fills a hole by a server's own way. */
export async function* streamFill(
  fill: OwnFill,
  options: RemoteModelOptions & { readonly address: string },
  request: CompleteRequest,
  signal: AbortSignal,
  onHeaders?: (headers: Headers) => void,
): AsyncGenerator<Delta> {
  const { path, read, format } = fill;
  const { target, toError } = plainTarget(options.address, options.key);
  const body = { ...fill.bodyOf(request, options), stream: true };
  const send = (sending: AbortSignal) => post({ target, path, body }, sending);
  yield* streamAnswer({ send, read, toError, format }, request.stop, signal, onHeaders);
}

/**
 * Posts a value by the same rules as the SDKs' requests: no redirect, no header but the listed, no key but to its origin. Throws what
 * `toModelError` reads where the server says no.
 */
export async function post({ target, path, body }: PlainRequest, signal: AbortSignal): Promise<Response> {
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
    throw new Refused(response.headers, await wordsOf(response), response.status);
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

/** What the server says of the error; nothing of a page. */
async function wordsOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get("content-type")?.includes("html") ? undefined : errorIn(text);
}
