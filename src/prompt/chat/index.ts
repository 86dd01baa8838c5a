import type { ContextItem } from "../../context/contextItem.ts";
import type { CommandFeature, Task } from "../../context/task.ts";
import type { ChatMessage } from "../../model/model.ts";
import { type EditForm, editFormats } from "./answerFormat.ts";
import { change } from "./change.ts";
import { commitMessage } from "./commitMessage.ts";
import { convert } from "./convert.ts";
import { shownItem, unusedDelimiter } from "./data.ts";
import { document } from "./document.ts";
import { explain } from "./explain.ts";
import { fix } from "./fix.ts";
import { generate } from "./generate.ts";
import { inReadingOrder } from "./order.ts";
import { review } from "./review.ts";
import { systemText } from "./system.ts";
import type { TaskPrompt } from "./taskPrompt.ts";
import { tests } from "./tests.ts";

export { type EditForm, editTool } from "./answerFormat.ts";
export { askAgainName, askAgainQuestion, type Found, type FoundProblem, foundText } from "./askAgain.ts";

const prompts: Readonly<Record<CommandFeature, TaskPrompt>> = {
  explain,
  generate,
  fix,
  tests,
  document,
  change,
  convert,
  review,
  commitMessage,
};

/**
 * The chat that asks for a task. `history`: what followed the task's own request, oldest first: the model's answer, the person's
 * next question, and so on to the question that is asked now; empty at first. `delimiter`: random text that nobody can guess.
 * `form`: how edits are to be given where there are some.
 */
export function promptFor(
  task: Task,
  items: readonly ContextItem[],
  history: readonly ChatMessage[],
  delimiter: string,
  form: EditForm = "blocks",
): readonly ChatMessage[] {
  const { ask, citesLines, givesEdits } = prompts[task.feature];
  const unused = unusedIn(task, items, history, delimiter);
  const system = [systemText(unused), ...(givesEdits || history.length > 0 ? [editFormats[form]] : [])];
  const { data = [], findings = [] } = Object.groupBy(items, ({ source }) =>
    source === "findings" ? "findings" : "data",
  );
  const shown = (some: readonly ContextItem[]) => some.map((item) => shownItem(item, unused, citesLines));
  const asked = [...shown(inReadingOrder(data)), ask(task)].join("\n");
  return withFindings(
    [{ role: "system", text: system.join("\n\n") }, { role: "user", text: asked }, ...history],
    shown(findings),
  );
}

/** What was found in the last answer stands before the question about it, so that what was sent before begins this request, too. */
function withFindings(messages: readonly ChatMessage[], findings: readonly string[]): readonly ChatMessage[] {
  const last = messages.at(-1);
  return last === undefined || findings.length === 0
    ? messages
    : [...messages.slice(0, -1), { ...last, text: [...findings, last.text].join("\n") }];
}

/**
 * Name and version of the prompt that asks for a task, such as `generate@2`; `generate@2/tool` where edits are to be given by a tool.
 * `test/fixtures/prompts.json` holds what each version says.
 */
export function promptName({ feature }: Pick<Task, "feature">, form: EditForm = "blocks"): string {
  const { givesEdits, version } = prompts[feature];
  return `${feature}@${version}${givesEdits && form === "tool" ? "/tool" : ""}`;
}

/** An item as `promptFor` shows it, so that its size can be known before. */
export function shownFor(task: Task, item: ContextItem, delimiter: string): string {
  return shownItem(item, delimiter, prompts[task.feature].citesLines);
}

/** The delimiter, or one made of it where a file or a person's words hold it: what can't be guessed may still be found. */
export function unusedIn(
  task: Task,
  items: readonly ContextItem[],
  history: readonly ChatMessage[],
  delimiter: string,
): string {
  return unusedDelimiter(delimiter, [
    ...items.flatMap(({ name, text }) => [name, text]),
    ...history.map(({ text }) => text),
    task.instruction ?? "",
    task.document?.path ?? "",
    task.symbol ?? "",
  ]);
}
