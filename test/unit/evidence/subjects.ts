import type { AnswerFacts, ChangedFile, Knowledge, Subject } from "../../../src/evidence/check.ts";

/** An answer about which there is nothing to say. */
const plainAnswer: AnswerFacts = { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] };

/** A workspace of which nothing is known. */
export const noKnowledge: Knowledge = {
  isDefined: async () => undefined,
  lineCount: async () => undefined,
  readText: async () => undefined,
  entriesOf: async () => undefined,
};

/** A signal that never aborts. */
export const never = new AbortController().signal;

export function subject(part: {
  answer?: Partial<AnswerFacts>;
  files?: readonly ChangedFile[];
  text?: string;
}): Subject {
  return { answer: { ...plainAnswer, ...part.answer }, files: part.files ?? [], text: part.text ?? "" };
}

/**
 * A change written as one text: lines that begin with `-` go, those that begin with `+` come, the others have a space before
 * them. Neighbouring changed lines are a hunk; they are called `h1`, `h2` and so on.
 */
export function changed(diff: string, languageId = "typescript", path = "src/cart.ts"): ChangedFile {
  const lines = diff.replace(/^\n/, "").split("\n");
  const before = lines.filter((line) => !line.startsWith("+")).map((line) => line.slice(1));
  const after: string[] = [];
  const hunks: { id: string; after: { start: number; count: number } }[] = [];
  for (const [index, line] of lines.entries()) {
    const isChanged = /^[+-]/.test(line);
    if (isChanged && !/^[+-]/.test(lines[index - 1] ?? "")) {
      hunks.push({ id: `h${hunks.length + 1}`, after: { start: after.length, count: 0 } });
    }
    if (!line.startsWith("-")) {
      after.push(line.slice(1));
    }
    if (line.startsWith("+")) {
      hunks.at(-1)!.after.count++;
    }
  }
  return { path, languageId, before: before.join("\n"), after: after.join("\n"), hunks };
}
