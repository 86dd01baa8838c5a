import * as vscode from "vscode";

/** Texts of one kind that are kept, the newest first. */
const mostRemembered = 20;

export interface Question {
  readonly title: string;
  readonly placeholder: string;
  /** Offered below what is typed. */
  readonly choices: readonly string[];
}

/** Asks for a text that is typed or chosen; what is typed is the first entry. `undefined`: the person left, or gave nothing. */
export async function pickOrType({ title, placeholder, choices }: Question): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const offer = (typed: string) => {
    const others = choices.filter((choice) => choice !== typed).map((label) => ({ label }));
    pick.items = typed === "" ? others : [{ label: typed, alwaysShow: true }, ...others];
  };
  pick.title = title;
  pick.placeholder = placeholder;
  pick.ignoreFocusOut = true;
  offer("");
  const subscription = vscode.Disposable.from(
    pick,
    pick.onDidChangeValue((value) => offer(value.trim())),
    pick.onDidAccept(() => resolve(pick.activeItems[0]?.label ?? pick.value.trim())),
    pick.onDidHide(() => resolve(undefined)),
  );
  pick.show();
  try {
    return (await promise) || undefined;
  } finally {
    subscription.dispose();
  }
}

/** Asks for a text and remembers it under a name, to offer it the next time. */
export async function pickOrTypeAgain(
  memory: vscode.Memento,
  name: string,
  question: Omit<Question, "choices">,
): Promise<string | undefined> {
  const key = `history.${name}`;
  const before = rememberedIn(memory.get(key));
  const text = await pickOrType({ ...question, choices: before });
  if (text !== undefined) {
    await memory.update(key, [text, ...before.filter((other) => other !== text)].slice(0, mostRemembered));
  }
  return text;
}

/** What another version of this extension left under the name may be anything. */
function rememberedIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string").slice(0, mostRemembered) : [];
}
