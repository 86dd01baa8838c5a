import * as vscode from "vscode";
import { labelOf } from "../context/newItem.ts";
import type { LeftOut, RankedItem } from "../context/rank.ts";
import { estimateTokens } from "../context/tokens.ts";
import type { ModelRequest } from "../model/model.ts";
import { textsOf } from "../model/textsOf.ts";
import type { PromptPreview } from "./promptPreview.ts";
import { sourceName } from "./sourceNames.ts";

/** Where ghost text is asked for, in words, and who would answer. */
export interface PromptPlace {
  /** Such as `src/cart.ts, line 12`. */
  readonly place: string;
  readonly model: string;
  readonly origin: string;
}

/** What would be sent, as a Markdown document. */
export function tellPrompt({ place, model, origin }: PromptPlace, preview: PromptPreview): string {
  const { request, secrets, sent, leftOut, late } = preview;
  const tokens = textsOf(request).reduce((sum, text) => sum + estimateTokens(text), 0);
  return paragraphs(
    `# ${vscode.l10n.t("What would be sent")}`,
    vscode.l10n.t("For ghost text at the cursor in {0}, to {1} at {2}.", code(place), code(model), code(origin)),
    vscode.l10n.t("About {0} tokens, by estimate. To show this, nothing was sent.", tokens.toLocaleString()),
    secrets === 0
      ? vscode.l10n.t("No secret was found in it.")
      : vscode.l10n.t("Secrets that are replaced by placeholders: {0}.", secrets),
    ...late.map((source) =>
      vscode.l10n.t(
        "This source had no answer within 50 ms; what it finds goes along next time: {0}.",
        sourceName(source),
      ),
    ),
    `## ${vscode.l10n.t("Goes along with the text around the cursor")}`,
    sent.length === 0 ? vscode.l10n.t("Nothing.") : table(sent.map((item) => [item, ""])),
    ...(leftOut.length === 0
      ? []
      : [
          `## ${vscode.l10n.t("Was found, and is left out")}`,
          table(leftOut.map(({ item, reason }) => [item, leftOutReasons[reason]()])),
        ]),
    vscode.l10n.t(
      "Relevance goes from 0 to 1. Worth is relevance for each 100 tokens, weighted by the source: what is worth most goes along first.",
    ),
    `## ${vscode.l10n.t("The request")}`,
    ...textsInOrder(request),
  );
}

/** What is said where nothing would be sent; `reason`: a sentence. */
export function tellNothingSent(place: string, reason: string): string {
  return paragraphs(
    `# ${vscode.l10n.t("What would be sent")}`,
    vscode.l10n.t("For ghost text at the cursor in {0}: nothing.", code(place)),
    reason,
  );
}

const leftOutReasons: Readonly<Record<LeftOut["reason"] | "noRoom", () => string>> = {
  aroundCursor: () => vscode.l10n.t("it stands around the cursor anyway"),
  inAnother: () => vscode.l10n.t("another piece shows it"),
  noRoom: () => vscode.l10n.t("no room: others are worth more, or this form of prompt can't show it"),
};

function table(rows: readonly (readonly [RankedItem, string])[]): string {
  const isLeftOut = rows.some(([, reason]) => reason !== "");
  const heads = [
    vscode.l10n.t("piece"),
    vscode.l10n.t("source"),
    vscode.l10n.t("relevance"),
    vscode.l10n.t("tokens"),
    vscode.l10n.t("worth"),
    vscode.l10n.t("why it was found"),
    ...(isLeftOut ? [vscode.l10n.t("why it is left out")] : []),
  ];
  const lines = rows.map(([item, reason]) => [...cellsOf(item), ...(isLeftOut ? [reason] : [])]);
  return [heads, heads.map(() => "---"), ...lines].map(rowOf).join("\n");
}

function cellsOf(item: RankedItem): readonly string[] {
  const { source, relevance, tokens, worth, reason, isCut } = item;
  const label = isCut ? vscode.l10n.t("{0} (the beginning)", labelOf(item)) : labelOf(item);
  return [label, sourceName(source), relevance.toFixed(2), String(tokens), worth.toFixed(2), reason];
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
}

/** The texts of a request in the order in which a model reads them. */
function textsInOrder(request: ModelRequest): readonly string[] {
  const limits = vscode.l10n.t("At most {0} tokens are asked for.", request.maxTokens);
  if (request.task === "chat") {
    return [limits, ...request.messages.flatMap(({ role, text }) => [`### ${role}`, fenced(text)])];
  }
  const { prefix, suffix, others = [] } = request;
  return [
    limits,
    ...others.flatMap(({ name, text }) => [`### ${name}`, fenced(text)]),
    `### ${vscode.l10n.t("Before the cursor")}`,
    fenced(prefix),
    ...(suffix === "" ? [] : [`### ${vscode.l10n.t("After the cursor")}`, fenced(suffix)]),
  ];
}

/** A fence that the text itself has not. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.join("\n\n")}\n`;
}
