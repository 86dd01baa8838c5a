import { indentationOf, lineBefore, type Snapshot } from "../text/snapshot.ts";
import { codeBefore } from "./codeBefore.ts";

/** Words that begin what nobody writes twice in a row, or in the middle of a statement. */
const statement =
  /^(?:@?(?:const|let|var|return|throw|break|continue|import|export|function|class|interface|type|enum|namespace|if|for|while|do|switch|try|def|func|fn|fun|package|public|private|protected|static|async|struct|impl|use|case|del|raise|elif|else|with|from|assert|pub|match|val)\b|\/\/|\/\*|#)/;

/** Whether a text is the beginning of a statement, at least its first word and a sign behind it. */
export function startsStatement(text: string): boolean {
  return statement.test(text) && /^\S+\s/.test(text) && /\w/.test(text);
}

/** Fewer characters of a line may well be repeated: `0,`, `],`, `...`. */
const shortest = 6;

/** Whether lines may rightly stand twice, one below the other: as data and calls do, but not declarations, jumps and openers. */
export function mayStandTwice(lines: string, snapshot: Snapshot): boolean {
  if (lines.includes("\n")) {
    return lines.split("\n").every((line) => mayStandTwice(line.trim(), snapshot));
  }
  if (!/\w/.test(lines)) {
    return !/^[)\]}]/.test(lines) || closesBlock(snapshot);
  }
  if (statement.test(lines) || (/[([{:]$|=>$/.test(lines) && lines.length > 2)) {
    return false;
  }
  return lines.length < shortest || standsTwice(lines, snapshot);
}

/** Whether a closing bracket at the cursor stands where the innermost open block began. */
function closesBlock(snapshot: Snapshot): boolean {
  const innermost = codeBefore(snapshot).open.at(-1);
  return innermost === undefined || innermost.indentation === indentationOf(lineBefore(snapshot));
}

/** Whether the file has the line twice in a row, as it would be here. */
export function standsTwice(line: string, { prefix, suffix }: Snapshot): boolean {
  const lines = `${prefix}\n${suffix}`.split("\n").map((each) => each.trim());
  return lines.some((each, index) => each === line && each === lines[index + 1]);
}
