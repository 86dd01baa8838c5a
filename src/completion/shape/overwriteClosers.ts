import { lineAfter } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";

/** Where only closing brackets, quotes and separators follow on the line and the completion writes them itself, it replaces them. */
export const overwriteClosers: Filter = (draft, snapshot) => {
  const after = lineAfter(snapshot).trimEnd();
  return onlyClosers(after) ? { ...draft, replaceAfter: writtenClosers(draft.text, after) } : draft;
};

/** Whether a text is nothing but what editors close by themselves, and separators. */
export function onlyClosers(text: string): boolean {
  return /^[)\]}>'"`;,]+$/.test(text.trimEnd());
}

/** How many of the characters after the cursor the completion leaves unopened, and so writes itself, in their order. */
function writtenClosers(text: string, after: string): number {
  const unopened = unopenedClosers(text);
  let written = 0;
  for (const closer of unopened) {
    if (closer === after[written]) {
      written++;
    }
  }
  return written;
}

const openerOf: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Closing characters of the text that close nothing of the text itself; a quote counts where it stands alone, `;` and `,` at the end. */
function unopenedClosers(text: string): readonly string[] {
  const open: string[] = [];
  const unopened: string[] = [];
  for (const character of text) {
    const opener = openerOf[character];
    if ("([{".includes(character)) {
      open.push(character);
    } else if (opener !== undefined) {
      if (open.at(-1) === opener) {
        open.pop();
      } else {
        unopened.push(character);
      }
    } else if ("'\"`".includes(character)) {
      if (open.at(-1) === character) {
        open.pop();
      } else {
        open.push(character);
      }
    }
  }
  const quotes = open.filter((character) => "'\"`".includes(character));
  const end = /[;,]$/.exec(text.trimEnd())?.[0];
  return [...quotes, ...unopened, ...(end === undefined ? [] : [end])];
}
