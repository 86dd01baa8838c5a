/** The tokens of the loopback servers: each word and each sign is one, and white space is none. */
export function tokensIn(text: string): readonly number[] {
  return Array.from(text.matchAll(/\w+|[^\s\w]/g), (_, at) => at);
}
