import { endOf } from "../prompt/window.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { type Code, codeStart, readCode } from "./code.ts";

/** Characters; enough for the blocks around a cursor, and read in a fraction of a millisecond. */
const mostRead = 6000;

/** A snapshot never changes, so neither does what is read of it, and a stream asks at each of its pieces. */
const read = new WeakMap<Snapshot, Code>();

/** The code before the cursor, from some line's start on. */
export function codeBefore(snapshot: Snapshot): Code {
  let code = read.get(snapshot);
  if (code === undefined) {
    const text = endOf(snapshot.prefix, mostRead);
    const isPart = text.length < snapshot.charactersBefore;
    code = readCode(text, snapshot.languageId, { ...codeStart, isPart });
    read.set(snapshot, code);
  }
  return code;
}
