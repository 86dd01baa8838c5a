import * as vscode from "vscode";
import type { LastPress, PressStep, PressStepName } from "../completion/lastPress.ts";
import type { NoSuggestionReason } from "../completion/suggestion.ts";
import { type Mend, tellReason } from "./messages.ts";
import { mendsOf, openSetting } from "./reasonMends.ts";

/** A key press as a person reads it: what it came to, what can be done, and what happened. */
export interface PressTold {
  readonly sentence: string;
  /** When, and how long it took. */
  readonly detail?: string;
  readonly mends: readonly Mend[];
  /** Each step, and what it took and found. */
  readonly steps: readonly { readonly name: string; readonly found: string }[];
}

/** What became of a key press. */
export function tellPress({ at, milliseconds, outcome, steps }: LastPress): PressTold {
  const when = new Date(at).toLocaleTimeString(vscode.env.language);
  return {
    ...(outcome.kind === "none"
      ? tellStanding(outcome.reason)
      : { sentence: shown(outcome.suggestion.model, steps), mends: [] }),
    detail: vscode.l10n.t("Key pressed at {0}, decided after {1}", when, tellMilliseconds(milliseconds)),
    steps: steps.map((step) => ({ name: stepNames[step.step](), found: foundIn(step) })),
  };
}

/** What holds whatever is typed. */
export function tellStanding(reason: NoSuggestionReason): PressTold {
  return {
    sentence: vscode.l10n.t("No suggestion: {0}", tellReason(reason)),
    mends: mendsOf(reason),
    steps: [],
  };
}

/** There was no key press to tell of. `isOff`: VS Code itself asks nobody for grey text here. */
export function tellNoPress(isOff: boolean): PressTold {
  return {
    sentence: isOff
      ? vscode.l10n.t("No suggestion: VS Code's own setting switches inline suggestions off here")
      : vscode.l10n.t("VS Code has asked for no suggestion in this file since the window was opened"),
    mends: isOff ? [openSetting("editor.inlineSuggest.enabled")] : [],
    steps: [],
  };
}

function shown(model: string, steps: readonly PressStep[]): string {
  if (steps.length === 0) {
    return vscode.l10n.t("There was a suggestion of {0}", model);
  }
  return steps.some(({ step }) => step === "ask")
    ? vscode.l10n.t("There was a suggestion, a new answer of {0}", model)
    : vscode.l10n.t("There was a suggestion, from an answer of {0} that was there already", model);
}

const stepNames: Readonly<Record<PressStepName, () => string>> = {
  reuse: () => vscode.l10n.t("Looked among the answers that are there"),
  gate: () => vscode.l10n.t("Looked whether a suggestion belongs here"),
  wait: () => vscode.l10n.t("Waited for typing to rest"),
  context: () => vscode.l10n.t("Gathered what goes along"),
  ask: () => vscode.l10n.t("Asked the model"),
  shape: () => vscode.l10n.t("Looked through the answer"),
};

function foundIn({ milliseconds, note }: PressStep): string {
  const time = tellMilliseconds(milliseconds);
  return note === undefined ? time : `${time} · ${note}`;
}

function tellMilliseconds(milliseconds: number): string {
  return vscode.l10n.t("{0} ms", milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds));
}
