import { admit, placeOf, say, type TaskParts, targetOf } from "./task.ts";

/** A command about a selection that needs a word from the person. */
export interface SelectionTask {
  readonly feature: "change" | "convert";
  readonly title: string;
  /** Said where nothing is selected and the cursor is in no symbol. */
  readonly nothing: string;
  /** Asks for the word; `undefined` where the person leaves. */
  ask(): Promise<string | undefined>;
}

/**
 * Begins a task about what is selected, else about the symbol at the cursor. `given`: a command's arguments, all of them optional:
 * a `Uri`, a `Range` of it, and the word, which is then not asked for.
 */
export async function beginAboutSelection(
  { panel, access }: TaskParts,
  [uri, range, word]: readonly unknown[],
  { feature, title, nothing, ask }: SelectionTask,
): Promise<void> {
  const target = await targetOf(uri, range);
  const document = target && (await admit(access, target.document));
  if (target === undefined || document === undefined) {
    return;
  }
  const place = await placeOf(target.document, target.range);
  if (place.selection === undefined) {
    say(nothing);
    return;
  }
  const instruction = typeof word === "string" ? word : await ask();
  if (instruction !== undefined) {
    await panel.begin({ feature, document, ...place, instruction }, title);
  }
}
