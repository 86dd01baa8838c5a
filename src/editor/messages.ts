import * as vscode from "vscode";
import type { NoSuggestionReason } from "../completion/suggestion.ts";
import type { BudgetReason, ModelError, ModelErrorKind } from "../model/errors.ts";
import { editorOrigin } from "./editorModel.ts";

/** What a person reads of a fault, and the command that mends it where one does. */
export interface Told {
  readonly sentence: string;
  readonly mend?: Mend;
}

export interface Mend {
  readonly title: string;
  readonly command: string;
  /** What the command is given. */
  readonly given?: readonly string[];
}

/** The one place where an error of a model becomes a sentence. */
export function tell(error: ModelError): Told {
  const origin = error.origin ?? vscode.l10n.t("the model");
  const detail = error.detail === undefined ? "" : vscode.l10n.t(" It said: {0}", error.detail);
  const request = error.requestId === undefined ? "" : vscode.l10n.t(" (request {0})", error.requestId);
  const sentence = `${sentenceOf(error, origin)}${restOf(error)}${detail}${request}`;
  const mend = isStopped(error) ? goOn : mends[error.kind];
  return mend === undefined ? { sentence } : { sentence, mend: mend() };
}

/** Of a model that is gone: the nearest one that its server has, and the click that puts it into its place. */
export function tellSuccessor(told: Told, { name, origin }: { name: string; origin: string }, successor: string): Told {
  return {
    sentence: `${told.sentence}${vscode.l10n.t(" The nearest that it has is {0}.", successor)}`,
    mend: { title: vscode.l10n.t("Use {0}", successor), command: "caveat.useModel", given: [name, origin, successor] },
  };
}

/** What becomes of a key press whose request failed: why there is no ghost text, and the problem that is told. What the client held back is none. */
export function tellTyping(error: ModelError): { readonly reason: NoSuggestionReason; readonly problem?: Told } {
  if (error.isUnsent && error.kind !== "budget") {
    return { reason: error.kind === "rate" ? "tooManyRequests" : "paused" };
  }
  return { reason: error.kind === "budget" ? "overBudget" : "failed", problem: tell(error) };
}

/** When to try again, where somebody can only wait; the provider's time goes before a guess. */
function restOf({ kind, retryAfter }: ModelError): string {
  if (retryAfter !== undefined && retryAfter > 0) {
    return vscode.l10n.t(" Again in {0} s.", Math.ceil(retryAfter / 1000));
  }
  return kind === "rate" || kind === "server" ? vscode.l10n.t(" Try again later.") : "";
}

function sentenceOf({ kind, budget }: ModelError, origin: string): string {
  return budget === undefined ? sentences[kind](origin) : budgets[budget]();
}

const sentences: Readonly<Record<ModelErrorKind, (origin: string) => string>> = {
  auth: (origin) =>
    origin === editorOrigin
      ? vscode.l10n.t(
          "VS Code does not let Caveat use this model. Run the set-up again, and allow it when VS Code asks.",
        )
      : vscode.l10n.t("{0} did not accept the key. Enter the key again.", origin),
  quota: (origin) =>
    vscode.l10n.t("The account at {0} has no credit left. Add credit there, or choose another model.", origin),
  rate: (origin) => vscode.l10n.t("{0} wants fewer requests.", origin),
  contextLength: (origin) =>
    vscode.l10n.t("The request was longer than the model at {0} takes. Choose a model with a larger window.", origin),
  contentFilter: (origin) => vscode.l10n.t("{0} withheld the answer by its content filter.", origin),
  notFound: (origin) => vscode.l10n.t("{0} does not have this model. Choose another one.", origin),
  badRequest: (origin) =>
    vscode.l10n.t(
      "{0} did not understand the request. Set the model up again, so that Caveat finds out what it takes.",
      origin,
    ),
  network: (origin) =>
    vscode.l10n.t("{0} can't be reached. Check that the server runs and that the address is right.", origin),
  timeout: (origin) => vscode.l10n.t("{0} did not answer in time. Check the server, or try again.", origin),
  server: (origin) => vscode.l10n.t("{0} had a fault of its own.", origin),
  protocol: (origin) =>
    vscode.l10n.t("What answers at {0} does not speak the chosen provider's language. Check the address.", origin),
  budget: () => budgets.unreadable(),
  cancelled: () => vscode.l10n.t("The request was cancelled."),
};

const budgets: Readonly<Record<BudgetReason, () => string>> = {
  request: () =>
    vscode.l10n.t(
      "This request could cost more than one request may. Send less along, or raise caveat.usage.requestCap.",
    ),
  feature: () =>
    vscode.l10n.t("This request could cost more than is left of this command's budget for today. Raise it, or wait."),
  day: () => vscode.l10n.t("This request could cost more than is left of today's budget. Raise the budget, or wait."),
  month: () =>
    vscode.l10n.t("This request could cost more than is left of this month's budget. Raise the budget, or wait."),
  unpriced: () =>
    vscode.l10n.t(
      "There is a budget, and nobody knows what this model costs. Enter its price in caveat.usage.prices, or take the budget away.",
    ),
  unreadable: () =>
    vscode.l10n.t("What was spent so far can't be read, so the budget lets no request go. The log says why."),
  asksOverAndOver: () =>
    vscode.l10n.t("The same feature asked over and over, far more often than a person does. It was stopped."),
  failsOverAndOver: () =>
    vscode.l10n.t("One request of the same feature after the other failed. It was stopped, so that it costs no more."),
};

function isStopped({ budget }: ModelError): boolean {
  return budget === "asksOverAndOver" || budget === "failsOverAndOver";
}

const goOn = () => ({ title: vscode.l10n.t("Go on"), command: "caveat.goOn" });
export const setUp = () => ({ title: vscode.l10n.t("Set up a model"), command: "caveat.setUpModel" });
export const openUsageSettings = () => ({
  title: vscode.l10n.t("Open the budget settings"),
  command: "caveat.openUsageSettings",
});
export const showLog = () => ({ title: vscode.l10n.t("Show the log"), command: "caveat.showLog" });

const mends: Readonly<Partial<Record<ModelErrorKind, () => { title: string; command: string }>>> = {
  auth: setUp,
  quota: setUp,
  contextLength: setUp,
  notFound: setUp,
  badRequest: setUp,
  network: setUp,
  timeout: showLog,
  server: showLog,
  protocol: setUp,
  budget: openUsageSettings,
};

/** Why a key press gave no ghost text, in words. */
export function tellReason(reason: NoSuggestionReason): string {
  return reasons[reason]();
}

const reasons: Readonly<Record<NoSuggestionReason, () => string>> = {
  switchedOff: () => vscode.l10n.t("suggestions are switched off"),
  languageOff: () => vscode.l10n.t("suggestions are switched off for this language"),
  snoozed: () => vscode.l10n.t("suggestions are snoozed"),
  notAFile: () => vscode.l10n.t("this is not a file, an untitled document or a notebook cell"),
  readOnly: () => vscode.l10n.t("this document can't be changed"),
  severalCursors: () => vscode.l10n.t("there is more than one cursor"),
  lineTooLong: () => vscode.l10n.t("the line is too long"),
  binary: () => vscode.l10n.t("the document holds binary data"),
  middleOfWord: () => vscode.l10n.t("the cursor is in the middle of a word"),
  insideBrackets: () => vscode.l10n.t("the cursor is inside brackets that are closed already"),
  selection: () => vscode.l10n.t("text is selected"),
  justAccepted: () => vscode.l10n.t("a suggestion was taken a moment ago"),
  afterTab: () => vscode.l10n.t("only white space would be added right after Enter or Tab"),
  editorList: () => vscode.l10n.t("the entry selected in the editor's own list says something else"),
  inComment: () => vscode.l10n.t("suggestions are switched off in comments"),
  inString: () => vscode.l10n.t("suggestions are switched off in strings"),
  paused: () => vscode.l10n.t("the model failed a moment ago and is not asked again yet"),
  overBudget: () => vscode.l10n.t("the budget lets no request go"),
  cancelled: () => vscode.l10n.t("typing went on before an answer came"),
  tooManyRequests: () => vscode.l10n.t("the provider takes no more requests for the moment"),
  unconfirmed: () =>
    vscode.l10n.t(
      "the model was wrong a moment ago, and nothing confirms its next line before its first letter is typed",
    ),
  notSure: () => vscode.l10n.t("the embedded model is not sure enough"),
  empty: () => vscode.l10n.t("the model had nothing to add"),
  cutOff: () => vscode.l10n.t("the answer was cut off before its first line was whole"),
  repeatsSuffix: () => vscode.l10n.t("the answer repeats what follows the cursor"),
  repeatsNextLine: () => vscode.l10n.t("the answer repeats the next line"),
  repeatsPreviousLine: () => vscode.l10n.t("the answer repeats the line above"),
  repeatsItself: () => vscode.l10n.t("the answer repeats itself"),
  echoesPrompt: () => vscode.l10n.t("the answer repeats what was asked"),
  prose: () => vscode.l10n.t("the answer is prose and no code"),
  wrongIndentation: () => vscode.l10n.t("the answer is indented wrongly"),
  breaksSyntax: () => vscode.l10n.t("the answer would break the syntax of the file"),
  secret: () => vscode.l10n.t("the answer holds what looks like a secret"),
  copiesFile: () => vscode.l10n.t("the answer copies another part of this file"),
  lowProbability: () => vscode.l10n.t("the answer is not probable enough"),
  erredHere: () => vscode.l10n.t("the model was wrong on this line a moment ago"),
  invisibleCharacters: () => vscode.l10n.t("the answer has characters that nobody sees"),
  failed: () => vscode.l10n.t("the request failed"),
};
