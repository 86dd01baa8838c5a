import { lineAfter, type Snapshot } from "../../text/snapshot.ts";
import { type Code, codeStart, readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import type { Filter } from "./filter.ts";

/**
 * Where only closing brackets, quotes and separators follow on the line, has the completion replace as many of them as it writes itself:
 * so many that behind them the same brackets are open as before.
 */
export const soundBrackets: Filter = (draft, snapshot) => {
  const after = lineAfter(snapshot).trimEnd();
  return onlyClosers(after) ? { ...draft, replaceAfter: overwritten(draft.text, after, snapshot) } : draft;
};

/** Whether a text is nothing but what editors close by themselves, and separators. */
export function onlyClosers(text: string): boolean {
  return /^[\s)\]}>'"`;,]*[)\]}>'"`;,]$/.test(text.trimEnd());
}

function overwritten(text: string, after: string, snapshot: Snapshot): number {
  const before = codeBefore(snapshot);
  const wanted = read(after, before, snapshot);
  const taken = read(text, before, snapshot);
  if (taken.inside !== undefined && taken.inside !== before.inside) {
    // In a template, or a string that has begun, brackets are text, however many of them.
    return inOrder(text, after, before, snapshot);
  }
  const angles = Math.min(leading(after, ">"), excessAngles(text));
  const sound: number[] = [];
  for (let length = angles; length <= after.length; length++) {
    if (leavesSame(read(after.slice(length), taken, snapshot), wanted)) {
      sound.push(length);
    }
  }
  const separator = /[;,]$/.exec(text.trimEnd())?.[0];
  const written = sound.find((length) => separator !== undefined && after[length - 1] === separator);
  return written ?? sound[0] ?? inOrder(text, after, before, snapshot);
}

function read(text: string, from: Code, { languageId }: Snapshot): Code {
  return readCode(text, languageId, from);
}

function leavesSame(one: Code, other: Code): boolean {
  return (
    one.inside === other.inside &&
    one.unopened.length === other.unopened.length &&
    one.open.length === other.open.length &&
    one.open.every(({ bracket }, index) => bracket === other.open[index]?.bracket)
  );
}

/** How many of the characters after the cursor stand in the completion in their order, and close nothing of its own. */
function inOrder(text: string, after: string, before: Code, snapshot: Snapshot): number {
  const alone = read(text, { ...codeStart, inside: before.inside }, snapshot);
  const quote = before.inside !== undefined && alone.inside === undefined ? [before.inside] : [];
  const separator = /[;,]$/.exec(text.trimEnd()) ?? [];
  let written = 0;
  for (const closer of [...quote, ...alone.unopened, ...separator]) {
    written += closer === after[written] ? 1 : 0;
  }
  return written;
}

function leading(text: string, character: string): number {
  let count = 0;
  while (text[count] === character) {
    count++;
  }
  return count;
}

/** How many type arguments a text closes that it does not open; arrows and comparisons between spaces are none. */
function excessAngles(text: string): number {
  let open = 0;
  let excess = 0;
  for (const [angle] of text.replace(/[=-]>|\s[<>]=?\s/g, "").matchAll(/[<>]/g)) {
    open += angle === "<" ? 1 : -1;
    excess = Math.max(excess, -open);
  }
  return excess;
}
