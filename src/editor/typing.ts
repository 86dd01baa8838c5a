import * as vscode from "vscode";
import { CompletionEngine } from "../completion/engine.ts";
import type { LastPress } from "../completion/lastPress.ts";
import { LearntFile } from "../completion/learning/learntFile.ts";
import { CompletionContext, usualSources } from "../context/forCompletion.ts";
import type { WorkspaceIndex } from "../context/index/index.ts";
import { indexedWindows } from "../context/indexedWindows.ts";
import { similarWindows } from "../context/sources/similarWindows.ts";
import { systemClock } from "../model/client/clock.ts";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import { PromptMemory } from "../prompt/promptMemory.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import { CursorRest } from "./cursorRest.ts";
import type { OpenDocuments } from "./documents.ts";
import { GhostHover } from "./ghostHover.ts";
import { InlineCompletionProvider, takenCommand } from "./inlineCompletion.ts";
import { placeKnowledge } from "./knowledge/placeKnowledge.ts";
import { LazySyntax } from "./lazySyntax.ts";
import type { Models } from "./models.ts";
import { SuggestionOutcomes } from "./outcomes.ts";
import { Presses } from "./presses.ts";
import { PromptDocument } from "./promptDocument.ts";
import type { PromptPreviewParts } from "./promptPreview.ts";
import type { Recorder } from "./recorder.ts";
import type { SettingsReader } from "./settings.ts";
import { Situations } from "./situations.ts";
import type { Status } from "./status.ts";
import type { Switches } from "./switches.ts";

export interface TypingParts {
  readonly context: vscode.ExtensionContext;
  readonly settings: SettingsReader;
  readonly access: Access;
  readonly documents: OpenDocuments;
  readonly embedded: EmbeddedModel;
  readonly index: WorkspaceIndex;
  readonly models: Models;
  readonly switches: Switches;
  readonly status: Status;
  readonly recorder: Recorder;
  readonly log: vscode.LogOutputChannel;
}

/** All that serves somebody who types: builds the engine and what it learns from, and connects them with the editor. */
export class Typing implements Disposable {
  private readonly engine: CompletionEngine;
  private readonly learntFile: LearntFile;
  private readonly outcomes: SuggestionOutcomes;
  private readonly presses = new Presses();
  private readonly subscriptions: vscode.Disposable;
  /** For whoever wants to see what would be sent. */
  readonly prompt: PromptPreviewParts & { readonly document: PromptDocument };

  constructor({ context, documents, embedded, index, recorder, log, ...parts }: TypingParts) {
    this.learntFile = new LearntFile({
      folder: context.globalStorageUri.fsPath,
      clock: systemClock,
      onFailure: (error) => log.warn(String(error)),
    });
    const { learnt } = this.learntFile;
    const knowledge = placeKnowledge({
      access: parts.access,
      documents,
      isNeeded: () => parts.settings.current.models.length > 0,
    });
    this.prompt = {
      context: new CompletionContext(knowledge, [...usualSources(), similarWindows(indexedWindows(index))]),
      prompts: new PromptMemory(),
      document: new PromptDocument(),
    };
    const syntax = new LazySyntax(context, log);
    this.engine = new CompletionEngine({
      context: this.prompt.context,
      prompts: this.prompt.prompts,
      experiences: learnt,
      judge: (request, signal) => embedded.judge(request, signal),
      checkSyntax: (before, after, languageId, aborted) => syntax.check(before, after, languageId, aborted),
    });
    const { decisions, suggestions } = recorder;
    this.outcomes = new SuggestionOutcomes({ learnt, counts: suggestions });
    const { engine, outcomes, presses } = this;
    const situations = new Situations(parts.settings);
    const hover = new GhostHover();
    const provider = new InlineCompletionProvider({
      ...parts,
      engine,
      situations,
      hover,
      decisions,
      outcomes,
      presses,
      log,
    });
    this.subscriptions = vscode.Disposable.from(
      engine,
      knowledge,
      this.prompt.document,
      syntax,
      outcomes,
      situations,
      hover,
      new CursorRest(
        (editor) => void provider.prepare(editor),
        () => engine.leave(),
      ),
      vscode.workspace.onDidChangeTextDocument(() => index.typed()),
      vscode.languages.registerInlineCompletionItemProvider({ pattern: "**" }, provider),
      vscode.languages.registerHoverProvider({ pattern: "**" }, hover),
      vscode.commands.registerCommand(takenCommand, (id: unknown) => {
        decisions.taken(String(id));
        outcomes.taken(String(id));
      }),
    );
  }

  /** What became of the last key press. */
  get lastPress(): LastPress | undefined {
    return this.presses.last;
  }

  /** Writes what is not written yet. Takes some seconds at most, and never fails. */
  async stop(): Promise<void> {
    this.engine.dispose();
    this.outcomes.dispose();
    await this.learntFile.flush();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
