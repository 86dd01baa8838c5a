import * as vscode from "vscode";
import type { CompletionEngine } from "../completion/engine.ts";
import type { Completers } from "../completion/keyPress.ts";
import type { PressStep } from "../completion/lastPress.ts";
import { lastsUntilSetUp } from "../completion/pause.ts";
import { type NoSuggestionReason, none, type Outcome, type Suggestion } from "../completion/suggestion.ts";
import { wait } from "../completion/wait.ts";
import { ModelError } from "../model/errors.ts";
import type { HandedOn } from "../model/fallback.ts";
import type { Model } from "../model/model.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Decisions } from "../usage/decisions.ts";
import type { Access } from "./access.ts";
import { snapshotOf } from "./documents.ts";
import type { GhostHover } from "./ghostHover.ts";
import { tellReason, tellTyping } from "./messages.ts";
import type { Models } from "./models.ts";
import type { SuggestionOutcomes } from "./outcomes.ts";
import type { Presses } from "./presses.ts";
import type { SettingsReader } from "./settings.ts";
import type { Situations } from "./situations.ts";
import type { Status } from "./status.ts";
import type { Switches } from "./switches.ts";

export interface InlineCompletionParts {
  readonly engine: CompletionEngine;
  readonly models: Models;
  readonly access: Access;
  readonly switches: Switches;
  readonly settings: SettingsReader;
  readonly situations: Situations;
  readonly hover: GhostHover;
  /** Hears what is offered. */
  readonly decisions: Decisions;
  readonly outcomes: SuggestionOutcomes;
  readonly presses: Presses;
  readonly status: Status;
  readonly log: vscode.LogOutputChannel;
}

/** What the editor asks, and when; milliseconds. */
interface Request {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly selected: vscode.SelectedCompletionInfo | undefined;
  readonly began: number;
}

/** Reasons that hold for a whole document, or for long lines of it: told once, where a person looks for them. */
const ofTheDocument: ReadonlySet<NoSuggestionReason> = new Set([
  "switchedOff",
  "languageOff",
  "snoozed",
  "notAFile",
  "readOnly",
  "lineTooLong",
  "binary",
]);

/** What the editor runs, with the suggestion's id, once a person has taken ghost text as a whole. */
export const takenCommand = "caveat.suggestionTaken";

/** Brings the engine's suggestions into the editor as ghost text. Whatever fails becomes a line in the log, never an exception in the host. */
export class InlineCompletionProvider implements vscode.InlineCompletionItemProvider {
  private readonly parts: InlineCompletionParts;
  /** Models that failed until they are set up anew. */
  private readonly paused = new WeakSet<Model>();

  private lastTold = "";

  constructor(parts: InlineCompletionParts) {
    this.parts = parts;
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const request: Request = { document, position, selected: context.selectedCompletionInfo, began: performance.now() };
    try {
      const steps: PressStep[] = [];
      const outcome = await this.outcome(request, steps, token);
      this.record(request, outcome, steps);
      return outcome.kind === "none" ? [] : [itemFor(outcome.suggestion, request)];
    } catch (error) {
      this.parts.log.error(error instanceof Error ? error : String(error));
      return [];
    }
  }

  /** Once the editor has the suggestion: whoever waits for grey text must not wait for what is noted of it. */
  private tellOfferedSoon(suggestion: Suggestion, request: Request, snapshot: Snapshot): void {
    const milliseconds = performance.now() - request.began;
    setImmediate(() => {
      this.tellOffered(suggestion, request, snapshot, milliseconds).catch((error: unknown) => {
        this.parts.log.error(error instanceof Error ? error : String(error));
      });
    });
  }

  private async tellOffered(
    suggestion: Suggestion,
    { document, position }: Request,
    snapshot: Snapshot,
    milliseconds: number,
  ): Promise<void> {
    const { models, decisions, outcomes, situations, hover } = this.parts;
    const { id, model } = suggestion;
    const origin = await models.originOf(model);
    // A key that came in between let it go before anybody saw it.
    if (document.version === snapshot.version) {
      decisions.offered(id, { feature: "completion", model, origin });
      outcomes.offered(document, position, suggestion, milliseconds);
      situations.offered(document, suggestion);
      hover.offered(document, position, snapshot, suggestion);
    }
  }

  /** A line for each key press at level debug; at level info one for each document that is left alone, and why. */
  private record({ document, began }: Request, outcome: Outcome, steps: readonly PressStep[]): void {
    const { log, presses, status } = this.parts;
    const milliseconds = performance.now() - began;
    const uri = document.uri.toString();
    presses.record({ uri, at: Date.now() - milliseconds, outcome, milliseconds, steps });
    const reason = outcome.kind === "none" ? outcome.reason : undefined;
    const told = reason === undefined ? "suggested" : `no suggestion: ${tellReason(reason)}`;
    const line = `${vscode.workspace.asRelativePath(document.uri)}: ${told}`;
    if (reason !== undefined && ofTheDocument.has(reason) && line !== this.lastTold) {
      this.lastTold = line;
      log.info(line);
    } else {
      log.debug(`${line} (${milliseconds.toFixed(1)} ms)`);
    }
    if (reason !== "cancelled") {
      status.showAnswer(milliseconds, outcome);
    }
  }

  private async outcome(request: Request, steps: PressStep[], token: vscode.CancellationToken): Promise<Outcome> {
    const { engine, status, settings, situations } = this.parts;
    const { document, position, selected } = request;
    const closed = this.closedReason(document);
    if (closed !== undefined) {
      return none(closed);
    }
    const snapshot = snapshotOf(document, position, selected);
    const situation = situations.of(document, selected);
    const completers = await this.completersFor(document);
    const onBetter = () => askAgainAt(document, snapshot.version, position);
    const suggest = async (signal: AbortSignal) => {
      const press = { snapshot, situation, signal, onStep: (step: PressStep) => steps.push(step) };
      const suggested = await engine.suggest(press, { ...completers, onBetter });
      // The person's own delay: work has gone on meanwhile.
      await wait(settings.current.completion.showDelay - situation.sinceLastKey, signal);
      return suggested;
    };
    const outcome = await this.watched(completers.models, token, suggest);
    if (outcome.kind === "suggestion") {
      const [preferred] = completers.models;
      if (outcome.suggestion.model === preferred.id && !this.paused.has(preferred)) {
        status.clearProblem();
      }
      if (!token.isCancellationRequested) {
        this.tellOfferedSoon(outcome.suggestion, request, snapshot);
      }
    }
    return outcome;
  }

  /** Why a whole document gets no suggestion now. */
  private closedReason(document: vscode.TextDocument): NoSuggestionReason | undefined {
    const { access, switches } = this.parts;
    return switches.offReason(document.languageId) ?? access.closedReason(document) ?? severalCursors(document);
  }

  private async completersFor(document: vscode.TextDocument): Promise<Completers> {
    const { paused } = this;
    const onHandedOn = ({ from, error }: HandedOn<Model>) => void this.failed(from, error);
    return { ...(await this.parts.models.forCompletion(document)), paused, onHandedOn };
  }

  /** Asks in advance where the cursor came to rest without typing, if that is a place at which people go on writing. */
  async prepare({ document, selection }: vscode.TextEditor): Promise<void> {
    const isOpen = document.lineAt(selection.active).text.slice(selection.active.character).trim() === "";
    if (!isOpen || !selection.isEmpty || this.closedReason(document) !== undefined) {
      return;
    }
    const { version } = document;
    const completers = await this.completersFor(document);
    if (document.version === version) {
      this.parts.engine.prepare(snapshotOf(document, selection.active), completers);
    }
  }

  /** Runs a request under the editor's token; a failing model is told in the status bar. */
  private async watched(
    models: readonly [Model, ...Model[]],
    token: vscode.CancellationToken,
    request: (signal: AbortSignal) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { status } = this.parts;
    const controller = new AbortController();
    if (token.isCancellationRequested) {
      controller.abort();
    }
    const subscription = token.onCancellationRequested(() => controller.abort());
    const [model] = models.filter((each) => !this.paused.has(each));
    const end = status.begin((model ?? models[0]).id);
    try {
      return await request(controller.signal);
    } catch (error) {
      if (!(error instanceof ModelError)) {
        throw error;
      }
      return this.failed(models.at(-1) ?? models[0], error);
    } finally {
      end();
      subscription.dispose();
    }
  }

  private failed(model: Model, error: ModelError): Outcome {
    const { status, log } = this.parts;
    if (lastsUntilSetUp(error)) {
      this.paused.add(model);
    }
    const { reason, problem } = tellTyping(error);
    if (problem !== undefined) {
      log.error(problem.sentence);
      status.showProblem(error);
    }
    return none(reason);
  }
}

function severalCursors(document: vscode.TextDocument): "severalCursors" | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document && editor.selections.length > 1 ? "severalCursors" : undefined;
}

/** Has the editor ask anew for a place, if the person is still there and has typed nothing since. */
function askAgainAt(document: vscode.TextDocument, version: number, position: vscode.Position): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === document && document.version === version && editor.selection.isEmpty) {
    if (editor.selection.active.isEqual(position)) {
      void vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
    }
  }
}

/** Always with a range: without one the editor replaces the word at the cursor and hides text that does not begin with it. */
function itemFor(suggestion: Suggestion, { position, selected }: Request): vscode.InlineCompletionItem {
  const end = (selected?.range.end ?? position).translate(0, suggestion.replaceAfter);
  const start = selected?.range.start ?? position;
  return new vscode.InlineCompletionItem((selected?.text ?? "") + suggestion.text, new vscode.Range(start, end), {
    title: "",
    command: takenCommand,
    arguments: [suggestion.id],
  });
}
