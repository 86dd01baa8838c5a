import { type ReadOptions, readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { afterText } from "../../../src/review/land.ts";
import type { FileVersion, Proposal } from "../../../src/review/proposal.ts";
import { propose } from "../../../src/review/propose.ts";

export type Files = Readonly<Record<string, string>>;

/** What is proposed for an answer about a workspace of these files, by their paths. */
export function proposal(files: Files, answer: string, options: Partial<ReadOptions> = {}): Promise<Proposal> {
  return propose({
    id: "p",
    answer: readAnswer(answer, { finish: "stop", ...options }),
    uriOf: (path) => `file:///shop/${path}`,
    files: (path) => fileOf(path, files),
  });
}

/** An answer in search and replace blocks for a file; what is not searched for makes a new one. */
export function answerFor(path: string, ...edits: readonly (readonly [search: string, replace: string])[]): string {
  const lines = (text: string) => (text === "" ? "" : `${text}\n`);
  const blocks = edits.map(
    ([search, replace]) => `<<<<<<< SEARCH\n${lines(search)}=======\n${lines(replace)}>>>>>>> REPLACE\n`,
  );
  return `${path}\n\`\`\`\n${blocks.join("")}\`\`\``;
}

export function fileOf(path: string, files: Files): FileVersion | undefined {
  const text = files[path];
  return text === undefined
    ? undefined
    : { uri: `file:///shop/${path}`, path, languageId: "typescript", version: 1, text };
}

/** The text of `src/cart.ts` with everything proposed, how each hunk was placed, and why the rest was not. */
export async function proposedCart(
  before: string,
  answer: string,
  options: Partial<ReadOptions> = {},
): Promise<{ readonly text: string; readonly placements: readonly string[]; readonly unplaced: readonly string[] }> {
  const { files, unplaced } = await proposal({ "src/cart.ts": before }, answer, options);
  const file = files.find(({ path }) => path === "src/cart.ts");
  return {
    text: file === undefined ? before : afterText(file),
    placements: files.flatMap(({ hunks }) => hunks.map(({ placement }) => placement)),
    unplaced: unplaced.map(({ reason }) => reason),
  };
}

/** A search/replace block for `src/cart.ts`. */
export function block(search: string, replace: string): string {
  return `src/cart.ts\n<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n`;
}
