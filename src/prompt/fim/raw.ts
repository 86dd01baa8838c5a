import type { FimTemplate } from "./templates.ts";

/** A raw prompt with a family's tokens. Code that holds such a token itself is shown from there on, or up to there. */
export function rawPrompt(template: FimTemplate, prefix: string, suffix: string): string {
  const { tokens } = template;
  const from = Math.max(0, ...tokens.map((token) => afterLast(prefix, token)));
  const until = Math.min(suffix.length, ...tokens.map((token) => beforeFirst(suffix, token)));
  return template.write(prefix.slice(from), suffix.slice(0, until));
}

function afterLast(text: string, token: string): number {
  const start = text.lastIndexOf(token);
  return start < 0 ? 0 : start + token.length;
}

function beforeFirst(text: string, token: string): number {
  const start = text.indexOf(token);
  return start < 0 ? text.length : start;
}
