import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { startQuickChecks, startSyntax, startTypeServer } from "../../evidence/index.ts";
import type { Task } from "../../feature/task.ts";
import { type History, openHistory } from "../../review/history.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { Access } from "../access.ts";
import type { AskPanel } from "../askPanel.ts";
import type { ChatAnswerer } from "../chatParticipant.ts";
import type { OpenDocuments } from "../documents.ts";
import { taskSources } from "../knowledge/taskKnowledge.ts";
import { WorkspaceKnowledge } from "../knowledge/workspaceKnowledge.ts";
import type { Models } from "../models.ts";
import { ProposedTexts } from "../proposedTexts.ts";
import type { Recorder } from "../recorder.ts";
import type { SettingsReader } from "../settings.ts";
import { fileVersionOf, WorkspaceFiles } from "../workspaceFiles.ts";
import { chatAnswerer } from "./chatAnswerer.ts";
import { Delimiters } from "./delimiter.ts";
import { Dismissals } from "./dismissals.ts";
import { LineMarks } from "./lineMarks.ts";
import { receiveWith } from "./pageMessages.ts";
import type { ThreadParts } from "./parts.ts";
import { type SavedThread, savedThread } from "./savedThread.ts";
import { showDismissed } from "./showDismissed.ts";
import { Threads } from "./threads.ts";
import { UsagePage } from "./usagePage.ts";
import { PanelView } from "./view.ts";

export interface PanelOptions {
  readonly context: vscode.ExtensionContext;
  readonly settings: SettingsReader;
  readonly models: Models;
  readonly recorder: Recorder;
  readonly access: Access;
  readonly documents: OpenDocuments;
  readonly log: vscode.LogOutputChannel;
}

/** The panel as the rest of the editor uses it. */
export interface Panel extends AskPanel, ChatAnswerer, Disposable {
  /** Fills the view that the editor made for it. */
  resolve(view: vscode.WebviewView): void;
  clear(): Promise<void>;
  showHistory(): Promise<void>;
  showUsage(): Promise<void>;
  focus(): Promise<void>;
  /** Lists what the person dismissed of the checks, to be taken back. */
  showDismissed(): Promise<void>;
}

/** Builds the panel's parts and connects them. Everything that takes long begins when it is first needed. */
export function startPanel({ context, settings, models, recorder, access, documents, log }: PanelOptions): Panel {
  const files = new WorkspaceFiles(access);
  const knowledge = new WorkspaceKnowledge(files, access);
  const syntax = startSyntax({
    workerUrl: pathToFileURL(context.asAbsolutePath("dist/syntax.worker.cjs")),
    appRoot: vscode.env.appRoot,
    log: (message) => log.info(message),
  });
  const quick = startQuickChecks({
    workerUrl: pathToFileURL(context.asAbsolutePath("dist/checks.worker.cjs")),
    log: (message) => log.info(message),
  });
  const typeServer = startTypeServer({ appRoot: vscode.env.appRoot, log: (message) => log.info(message) });
  const parts: ThreadParts = {
    models,
    settings,
    agreed: new Set(),
    delimiters: new Delimiters(context.globalState),
    dismissals: new Dismissals(context.workspaceState),
    files,
    syntax,
    quick,
    typeServer,
    guardian: pathToFileURL(context.asAbsolutePath("dist/shadow.guardian.cjs")),
    log,
    decisions: recorder.decisions,
    verdicts: recorder.verdicts,
    keptByVerdict: (feature, languages) => recorder.keptByVerdict(feature, languages),
    sourcesFor: (task) => taskSources(task, documents, files),
    knowledgeFor: () => knowledge,
    mayLeave: (uri) => mayLeave(uri, access),
  };
  const view = new PanelView(context.extensionUri, log);
  const marks = new LineMarks();
  const proposed = new ProposedTexts();
  const history = historyIn(context);
  const threads = new Threads(parts, view, history, context.workspaceState);
  const usage = new UsagePage(recorder, view);
  view.listen({
    receive: receiveWith({
      threads,
      usage,
      marks,
      proposed,
      log,
      taskAboutEditor: (text) => taskAboutEditor(text, access),
    }),
  });
  return {
    ...chatAnswerer(parts),
    begin: (task, title) => threads.begin(task, title),
    resolve: (webviewView) => view.resolve(webviewView),
    clear: () => threads.clear(),
    showHistory: () => threads.showHistory(),
    showUsage: () => usage.show(),
    focus: () => view.focus(),
    showDismissed: () => showDismissed(parts.dismissals),
    dispose: () =>
      vscode.Disposable.from(threads, marks, proposed, syntax, quick, typeServer, parts.dismissals).dispose(),
  };
}

/** Opened at its first use, and once. */
function historyIn({ storageUri, globalStorageUri }: vscode.ExtensionContext): () => Promise<History<SavedThread>> {
  const folder = join((storageUri ?? globalStorageUri).fsPath, "history");
  let opened: Promise<History<SavedThread>> | undefined;
  return () => {
    opened ??= openHistory({ folder, schema: savedThread, clock: Date.now });
    return opened;
  };
}

async function mayLeave(uri: vscode.Uri, access: Access): Promise<boolean> {
  return vscode.workspace.isTrusted && (await access.mayRead({ uri, isUntitled: false }));
}

/** A question about the file in the active editor; about nothing where there is none that may be read. */
async function taskAboutEditor(instruction: string, access: Access): Promise<Task> {
  const document = vscode.window.activeTextEditor?.document;
  const isLetIn = document !== undefined && (await access.mayRead(document));
  return { feature: "explain", instruction, ...(isLetIn ? { document: fileVersionOf(document) } : {}) };
}
