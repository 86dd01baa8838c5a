import type { Snapshot } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { isProse } from "../languages.ts";
import { isAfterword, mayBecomeAfterword } from "../prose.ts";
import type { Step } from "./step.ts";

/** Blank lines; behind them a line that begins at the margin, or nothing yet. */
const blankLines = /\n(?:[^\S\n]*\n)+(?=\S|[^\S\n]*$)/g;

/** Ends the answer at blank lines behind which a chat explains what it wrote. */
export const untilAfterword: Step = (answer, snapshot) => {
  const { text, isWhole } = answer;
  if (isProse(snapshot.languageId)) {
    return answer;
  }
  for (const { index, 0: blank } of text.matchAll(blankLines)) {
    const [line = "", ...others] = text.slice(index + blank.length).split("\n", 2);
    const isLine = isWhole || others.length > 0;
    const before = text.slice(0, index + 1);
    if ((isLine ? isAfterword(line) : mayBecomeAfterword(line)) && endsInCode(before, snapshot)) {
      return { text: before, isWhole: isLine };
    }
  }
  return answer;
};

function endsInCode(text: string, snapshot: Snapshot): boolean {
  return readCode(text, snapshot.languageId, codeBefore(snapshot)).inside === undefined;
}
