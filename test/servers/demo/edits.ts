/** Lines that are replaced, exactly as they stand; an empty `search` makes a new file. */
export interface Edit {
  readonly path: string;
  readonly search: string;
  readonly replace: string;
}

/** An edit in the form that the prompt asks for. */
export function block({ path, search, replace }: Edit): string {
  const language = path.slice(path.lastIndexOf(".") + 1);
  const part = (text: string) => (text === "" ? [] : [text.replace(/\n$/, "")]);
  return [
    path,
    `\`\`\`${language}`,
    "<<<<<<< SEARCH",
    ...part(search),
    "=======",
    ...part(replace),
    ">>>>>>> REPLACE",
    "```",
  ].join("\n");
}

/** A sentence, and the edits after it. */
export function proposal(sentence: string, edits: readonly Edit[]): string {
  return [sentence, ...edits.map(block)].join("\n\n");
}

/** Puts lines before a line that stays. */
export function before(path: string, line: string, lines: string): Edit {
  return { path, search: line, replace: `${lines}\n${line}` };
}
