import * as vscode from "vscode";
import type { NoSuggestionReason } from "../completion/suggestion.ts";
import { type Mend, openUsageSettings, setUp, showLog } from "./messages.ts";

/** What a person can do where a key gave no ghost text; nothing where the place or the answer itself is the reason. */
export function mendsOf(reason: NoSuggestionReason): readonly Mend[] {
  return (mends[reason] ?? []).map((mend) => mend());
}

const askAgain = () => ({
  title: vscode.l10n.t("Ask for a suggestion now"),
  command: "editor.action.inlineSuggest.trigger",
});
const wakeUp = () => ({ title: vscode.l10n.t("Wake up or snooze again"), command: "caveat.snooze" });
const switchOn = () => ({ title: vscode.l10n.t("Switch suggestions on"), command: "caveat.toggle" });
const switchOnHere = () => ({
  title: vscode.l10n.t("Switch suggestions on for this language"),
  command: "caveat.toggleLanguage",
});
const setting = (name: string) => () => openSetting(`caveat.completion.${name}`);

/** Opens the settings at one of them. */
export function openSetting(name: string): Mend {
  return {
    title: vscode.l10n.t("Open the setting {0}", name),
    command: "workbench.action.openSettings",
    given: [name],
  };
}

const mends: Readonly<Partial<Record<NoSuggestionReason, readonly (() => Mend)[]>>> = {
  switchedOff: [switchOn, setting("languages")],
  languageOff: [switchOnHere, setting("languages")],
  snoozed: [wakeUp],
  inComment: [setting("inComments")],
  inString: [setting("inStrings")],
  paused: [setUp, showLog],
  failed: [askAgain, setUp, showLog],
  overBudget: [openUsageSettings],
  tooManyRequests: [askAgain, showLog],
  cancelled: [askAgain, setting("wait")],
  notSure: [setUp],
  empty: [setUp],
  cutOff: [setUp],
  repeatsItself: [setUp],
  echoesPrompt: [setUp],
  prose: [setUp],
  wrongIndentation: [setUp],
};
