import * as vscode from "vscode";
import type { LastPress } from "../../completion/lastPress.ts";
import type { Trace } from "../../model/client/trace.ts";
import type { Access } from "../access.ts";
import type { LazyNextEdits } from "../lazyNextEdits.ts";
import type { Models } from "../models.ts";
import type { Panel } from "../panel/index.ts";
import type { Keys } from "../secrets.ts";
import type { Switches } from "../switches.ts";
import type { ShowPromptParts } from "./showPrompt.ts";
import type { TaskParts } from "./task.ts";

/** What commands need of the parts that `src/extension.ts` builds. */
export interface CommandParts {
  readonly keys: Keys;
  readonly switches: Switches;
  readonly access: Access;
  readonly models: Models;
  readonly nextEdits: LazyNextEdits;
  /** The extension's `workspaceState`. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** The last requests of this window. */
  readonly trace: Trace;
  /** Caveat's own. */
  readonly version: string;
  /** What became of the last key press; `undefined` before the first. */
  lastPress(): LastPress | undefined;
  /** What a prompt is made of, and the document that shows it. */
  readonly prompt: ShowPromptParts["prompt"];
  /** The panel, built at its first use. */
  panel(): Promise<Panel>;
}

/** `given`: what a menu, a light bulb or a key binding gives along. */
type Command = (parts: CommandParts, ...given: readonly unknown[]) => unknown;

async function taskParts({ panel, access, memory }: CommandParts): Promise<TaskParts> {
  return { panel: await panel(), access, memory };
}

/** Each command's code is loaded when it is first called: it is no work for the start of the editor. */
const commands: Readonly<Record<string, Command>> = {
  "caveat.explain": async (parts, ...given) => (await import("./explain.ts")).explain(await taskParts(parts), ...given),
  "caveat.explainTerminal": async (parts) =>
    (await import("./explain.ts")).explainTerminalSelection(await taskParts(parts)),
  "caveat.generate": async (parts, ...given) =>
    (await import("./generate.ts")).generate(await taskParts(parts), ...given),
  "caveat.fix": async (parts, ...given) => (await import("./fix.ts")).fix(await taskParts(parts), ...given),
  "caveat.tests": async (parts, ...given) => (await import("./tests.ts")).writeTests(await taskParts(parts), ...given),
  "caveat.document": async (parts, ...given) =>
    (await import("./document.ts")).writeDocumentation(await taskParts(parts), ...given),
  "caveat.change": async (parts, ...given) => (await import("./change.ts")).change(await taskParts(parts), ...given),
  "caveat.convert": async (parts, ...given) => (await import("./convert.ts")).convert(await taskParts(parts), ...given),
  "caveat.review": async (parts, ...given) => (await import("./review.ts")).review(await taskParts(parts), ...given),
  "caveat.commitMessage": async (parts, ...given) =>
    (await import("./commitMessage.ts")).commitMessage(await taskParts(parts), ...given),
  "caveat.newThread": async ({ panel }) => (await panel()).clear(),
  "caveat.showHistory": async ({ panel }) => (await panel()).showHistory(),
  "caveat.showUsage": async ({ panel }) => (await panel()).showUsage(),
  "caveat.showDismissed": async ({ panel }) => (await panel()).showDismissed(),
  "caveat.explainCheck": async (_parts, ...given) => (await import("./explainCheck.ts")).explainCheck(...given),
  "caveat.openUsageSettings": () => vscode.commands.executeCommand("workbench.action.openSettings", "caveat.usage"),
  "caveat.focusPanel": async ({ panel }) => (await panel()).focus(),
  "caveat.openSettings": () => vscode.commands.executeCommand("workbench.action.openSettings", "@ext:caveat.caveat"),
  "caveat.setUpModel": async ({ keys, log }) => (await import("./setUpModel.ts")).setUpModel(keys, log),
  "caveat.goOn": ({ models }) => models.goOn(),
  "caveat.forgetAnswers": ({ models }) => models.forgetAnswers(),
  "caveat.useModel": async (_parts, ...given) => (await import("./useModel.ts")).useModel(...given),
  "caveat.toggle": ({ switches }) => switches.toggle("*"),
  "caveat.toggleLanguage": ({ switches }) =>
    switches.toggle(vscode.window.activeTextEditor?.document.languageId ?? "*"),
  "caveat.snooze": async ({ switches }) => (await import("./snooze.ts")).snooze(switches),
  "caveat.nextEdit.accept": ({ nextEdits }, key) => nextEdits.accept(key === "tab"),
  "caveat.nextEdit.dismiss": ({ nextEdits }) => nextEdits.dismiss(),
  "caveat.whyNoSuggestion": async (parts) => (await import("./whyNoSuggestion.ts")).whyNoSuggestion(parts),
  "caveat.showPrompt": async (parts) => (await import("./showPrompt.ts")).showPrompt(parts),
  "caveat.showLog": ({ log }) => log.show(),
  "caveat.saveTrace": async ({ trace, version }) => (await import("./saveTrace.ts")).saveTrace(trace, version),
  "caveat.menu": async ({ switches }) => (await import("./menu.ts")).openMenu(switches),
};

/** Registers every command of the manifest; what a command throws becomes a line in the log and a notification. */
export function registerCommands(parts: Promise<CommandParts>): vscode.Disposable[] {
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (...given: readonly unknown[]) => {
      const started = await parts;
      try {
        await run(started, ...given);
      } catch (error) {
        started.log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(vscode.l10n.t("Caveat could not do this. The log says why."));
      }
    }),
  );
}
