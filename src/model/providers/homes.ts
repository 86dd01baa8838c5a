/** Where the providers with a home of their own are reached; a key entered for one belongs to its origin. */
export const homes = { openai: "https://api.openai.com/v1", anthropic: "https://api.anthropic.com" } as const;
