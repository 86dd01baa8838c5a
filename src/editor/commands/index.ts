import * as vscode from "vscode";
import type { Keys } from "../secrets.ts";
import type { Switches } from "../switches.ts";
import { openMenu } from "./menu.ts";
import { snooze } from "./snooze.ts";

export interface CommandParts {
  readonly keys: Keys;
  readonly switches: Switches;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command of the manifest; what a command throws becomes a line in the log and a notification. */
export function registerCommands({ keys, switches, log }: CommandParts): vscode.Disposable[] {
  const commands: Readonly<Record<string, () => unknown>> = {
    // Evaluated at first use: it is no work for the start of the editor.
    "caveat.setUpModel": async () => (await import("./setUpModel.ts")).setUpModel(keys, log),
    "caveat.toggle": () => switches.toggle("*"),
    "caveat.toggleLanguage": () => switches.toggle(vscode.window.activeTextEditor?.document.languageId ?? "*"),
    "caveat.snooze": () => snooze(switches),
    "caveat.showLog": () => log.show(),
    "caveat.menu": () => openMenu(switches),
  };
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, async () => {
      try {
        await run();
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(vscode.l10n.t("Caveat could not do this. The log says why."));
      }
    }),
  );
}
