/** Families of models trained to fill in the middle, each by tokens of its own: `src/prompt/fim/templates.ts` has them. */
export const fimFamilies = [
  "qwen",
  "codestral",
  "deepseek",
  "starcoder",
  "codellama",
  "codegemma",
  "granite",
  "seedCoder",
] as const;
export type FimFamily = (typeof fimFamilies)[number];

/**
 * Ways to ask for what belongs into a hole, the best first: a completion with a suffix, llama.cpp's `/infill`, Ollama's
 * `/api/generate`, `/fim/completions` as Mistral and Inception have it, a raw prompt with a family's tokens, a chat that
 * marks the hole.
 */
export const fimForms = ["suffix", "infill", "generate", "fimEndpoint", ...fimFamilies, "hole"] as const;
export type FimForm = (typeof fimForms)[number];
