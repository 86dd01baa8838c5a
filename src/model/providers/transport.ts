/**
 * What the SDKs may send. The rest stays here: their statistics about this machine, and headers that an environment
 * variable adds for another origin.
 */
const sentHeaders = new Set([
  "accept",
  "anthropic-version",
  "authorization",
  "content-type",
  "user-agent",
  "x-api-key",
]);

/** Stands in where a server takes no key: the SDKs refuse to start without one, and it is never sent. */
export const noKey = "none";

/**
 * The `fetch` that a provider hands to its SDK. It follows no redirect, so that a key stays with the origin it was entered for,
 * and it sends no key where there is none.
 */
export function plainFetch(
  key: string | undefined,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    for (const name of [...headers.keys()]) {
      if (!sentHeaders.has(name)) {
        headers.delete(name);
      }
    }
    if (key === undefined) {
      headers.delete("authorization");
    }
    return fetch(input, { ...init, headers, redirect: "manual" });
  };
}
