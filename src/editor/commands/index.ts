import * as vscode from "vscode";
import type { Keys } from "../secrets.ts";
import type { Switches } from "../switches.ts";

/** What commands need of the parts that `src/extension.ts` builds. */
export interface CommandParts {
  readonly keys: Keys;
  readonly switches: Switches;
  readonly log: vscode.LogOutputChannel;
}

type Command = (parts: CommandParts) => unknown;

/** Each command's code is loaded when it is first called: it is no work for the start of the editor. */
const commands: Readonly<Record<string, Command>> = {
  "caveat.setUpModel": async ({ keys, log }) => (await import("./setUpModel.ts")).setUpModel(keys, log),
  "caveat.toggle": ({ switches }) => switches.toggle("*"),
  "caveat.toggleLanguage": ({ switches }) =>
    switches.toggle(vscode.window.activeTextEditor?.document.languageId ?? "*"),
  "caveat.snooze": async ({ switches }) => (await import("./snooze.ts")).snooze(switches),
  "caveat.showLog": ({ log }) => log.show(),
  "caveat.menu": async ({ switches }) => (await import("./menu.ts")).openMenu(switches),
};

/** Registers every command of the manifest; what a command throws becomes a line in the log and a notification. */
export function registerCommands(parts: Promise<CommandParts>): vscode.Disposable[] {
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, async () => {
      const started = await parts;
      try {
        await run(started);
      } catch (error) {
        started.log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(vscode.l10n.t("Caveat could not do this. The log says why."));
      }
    }),
  );
}
