/** Where a person's address leads, or why it leads nowhere. */
export type Address =
  | {
      readonly ok: true;
      /** What the wire format's paths are put behind, such as `http://127.0.0.1:8080/v1`; never ends with a slash. */
      readonly base: string;
      /** Such as `http://127.0.0.1:8080`; what a key belongs to. */
      readonly origin: string;
      /** Whether a key sent there can be read on the way: no TLS, and not on this machine or in a private network. */
      readonly keyInClear: boolean;
    }
  | { readonly ok: false; readonly problem: AddressProblem };

/** `scheme`: neither http nor https; `credentials`: a name or password in the address, where others can read it. */
export type AddressProblem = "empty" | "unreadable" | "scheme" | "credentials";

/** Paths that people copy from a documentation's example together with the address. */
const endpoint = /\/(chat\/completions|completions|messages|models|responses)\/*$/;

/**
 * Reads what a person typed or pasted as an address: with or without a scheme, `/v1`, or an endpoint's whole path.
 * A query and a fragment are dropped. Without a scheme it is http on this machine and in private networks, https elsewhere.
 */
export function parseAddress(text: string): Address {
  const typed = text.trim();
  if (typed === "") {
    return { ok: false, problem: "empty" };
  }
  const url = toUrl(typed);
  if (url === undefined) {
    return { ok: false, problem: "unreadable" };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return { ok: false, problem: "scheme" };
  }
  if (url.username !== "" || url.password !== "") {
    return { ok: false, problem: "credentials" };
  }
  const path = url.pathname.replace(endpoint, "").replace(/\/+$/, "");
  return {
    ok: true,
    base: `${url.origin}${path === "" ? "/v1" : path}`,
    origin: url.origin,
    keyInClear: url.protocol === "http:" && !isNear(url.hostname),
  };
}

function toUrl(typed: string): URL | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) {
    return URL.parse(typed) ?? undefined;
  }
  const url = URL.parse(`http://${typed}`);
  if (url !== null && !isNear(url.hostname)) {
    return URL.parse(`https://${typed}`) ?? undefined;
  }
  return url ?? undefined;
}

/** Loopback, link-local and private addresses (RFC 1918, RFC 4193, RFC 6762), and names without a dot, which only a local network knows. */
export function isNear(hostname: string): boolean {
  return (
    /^(localhost|.*\.(localhost|local|lan|internal))$/.test(hostname) ||
    /^(127|10)(\.\d+){3}$/.test(hostname) ||
    /^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}$/.test(hostname) ||
    /^\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/.test(hostname) ||
    /^[a-z0-9-]+$/.test(hostname)
  );
}
