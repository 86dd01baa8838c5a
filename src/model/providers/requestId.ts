/** OpenAI's and most others', Anthropic's, and the one that Cloudflare gives to what passes through it. */
const names = ["x-request-id", "request-id", "cf-ray"] as const;

/** The provider's own name for a request, for their support. */
export function requestIdOf(headers: Headers): string | undefined {
  return names.map((name) => headers.get(name)).find((id) => id !== null && id !== "") ?? undefined;
}
