import { lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { mayStandTwice, startsStatement } from "../mayRepeat.ts";
import { joinsOf } from "./joins.ts";
import { type Step, undecided } from "./step.ts";

/** Lines above the cursor that an answer may begin with again. */
const mostLines = 12;

/** Takes off what the answer repeats of the text before the cursor, where it is no repetition that belongs there. */
export const withoutEcho: Step = (answer, snapshot) => {
  const { text, isWhole } = answer;
  const length = echoLength(text, isWhole, snapshot);
  if (length === undefined) {
    return undecided;
  }
  const rest = text.slice(length);
  return length > 0 && isWhole && rest.trim() === ""
    ? { text: "", isWhole, reason: "echoesPrompt" }
    : { text: rest, isWhole, skipped: length };
};

/** `undefined`: too little is there to tell. */
function echoLength(text: string, isWhole: boolean, snapshot: Snapshot): number | undefined {
  const typed = lineBefore(snapshot);
  const tails = tailsOf(snapshot.prefix);
  if (!isWhole && tails.some((tail) => tail.length > text.length && tail.startsWith(text))) {
    return undefined;
  }
  const echo = tails.filter((tail) => tail !== "" && text.startsWith(tail)).sort((a, b) => b.length - a.length)[0];
  if (echo === undefined) {
    return 0;
  }
  if (typed.trim() === "") {
    return mayStandTwice(echo.trim(), snapshot) ? 0 : echo.length;
  }
  const isEcho = echo.includes("\n") || startsStatement(echo.trimStart()) || joinsOf(echo, text, isWhole, snapshot);
  return isEcho === undefined ? undefined : isEcho ? echo.length : 0;
}

/**
 * The ends of the text before the cursor that begin with a line, each with that line's indentation and without. Where nothing is
 * typed of the cursor's line they end with the line above, and blank lines between are left out as models leave them out.
 */
function tailsOf(prefix: string): readonly string[] {
  const lineStart = prefix.lastIndexOf("\n") + 1;
  const isTyped = prefix.slice(lineStart).trim() !== "";
  const end = isTyped ? prefix.length : prefix.trimEnd().length;
  const tails: string[] = [];
  for (let start = prefix.lastIndexOf("\n", end - 1) + 1, lines = 0; lines < mostLines && end > 0; lines++) {
    const tail = prefix.slice(start, end) + (isTyped ? "" : "\n");
    tails.push(tail, tail.trimStart());
    if (start === 0) {
      break;
    }
    start = prefix.lastIndexOf("\n", start - 2) + 1;
  }
  return tails;
}
