import type { ChatMessage } from "../model/model.ts";
import type { Hole } from "./hole.ts";

const instructions = `You fill in code at the cursor of an editor. The user sends a file in which MARK stands for the cursor.
Answer with exactly the text that belongs in place of MARK, and nothing else: no explanation, no Markdown fence.
- Begin exactly at MARK, even in the middle of a word. Repeat nothing of what stands before it, its line's indentation included.
- End where the text after MARK takes over, and repeat nothing of that.
- Keep to the names, the style and the indentation of the file. Rather a short answer that is certain than a long one.`;

/** One worked case shows the form better than any instruction to models that are small enough to run at home. */
const example = {
  question: `File sum.py (python):
def mean(values):
    total = MARK
    return total / len(values)
`,
  answer: "sum(values)",
};

/** A chat that asks a model to fill a hole; `parts` are what it is shown of other files. */
export function holeChat(hole: Hole, parts: readonly string[]): readonly ChatMessage[] {
  const mark = unusedMark(hole.prefix + hole.suffix);
  const marked = (text: string) => text.replaceAll("MARK", mark);
  const file = `File ${hole.name} (${hole.languageId}):\n${hole.prefix}${mark}${hole.suffix}`;
  return [
    { role: "system", text: marked(instructions) },
    { role: "user", text: marked(example.question) },
    { role: "assistant", text: example.answer },
    { role: "user", text: [...parts, file].join("\n") },
  ];
}

/** A mark that doesn't occur in the code, which may be code about holes. */
function unusedMark(code: string): string {
  let mark = "<HOLE/>";
  for (let number = 2; code.includes(mark); number++) {
    mark = `<HOLE${number}/>`;
  }
  return mark;
}
