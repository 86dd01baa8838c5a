import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { CompletionEngine } from "./completion/engine.ts";
import { LearntFile } from "./completion/learning/learntFile.ts";
import { OpenEditors } from "./context/openEditors.ts";
import { Access } from "./editor/access.ts";
import { registerChatParticipant } from "./editor/chatParticipant.ts";
import { CodeActions, codeActionKinds } from "./editor/codeActions.ts";
import type { CommandParts } from "./editor/commands/index.ts";
import { CursorRest } from "./editor/cursorRest.ts";
import { OpenDocuments } from "./editor/documents.ts";
import { WorkspaceFolders } from "./editor/folders.ts";
import { GhostHover } from "./editor/ghostHover.ts";
import { InlineCompletionProvider, takenCommand } from "./editor/inlineCompletion.ts";
import { LazyPanel } from "./editor/lazyPanel.ts";
import { Models } from "./editor/models.ts";
import { SuggestionOutcomes } from "./editor/outcomes.ts";
import { Presses } from "./editor/presses.ts";
import { Recorder } from "./editor/recorder.ts";
import { Keys } from "./editor/secrets.ts";
import { SettingsReader } from "./editor/settings.ts";
import { Situations } from "./editor/situations.ts";
import { Status } from "./editor/status.ts";
import { Switches } from "./editor/switches.ts";
import { TraceExport } from "./editor/traceExport.ts";
import { logRequests } from "./editor/traceLog.ts";
import { systemClock } from "./model/client/clock.ts";
import { Trace } from "./model/client/trace.ts";
import { startEmbeddedModel } from "./model/embedded/index.ts";
import type { Snapshot } from "./text/snapshot.ts";

/** What the rest of a window's life needs: what the commands work on, and what is to be done at its end. */
interface Started extends CommandParts {
  /** Takes some seconds at most, and never fails. */
  stop(): Promise<void>;
}

/** Builds the parts, connects them, and gives them all to the editor to dispose of. */
export function start(context: vscode.ExtensionContext): Started {
  const log = vscode.window.createOutputChannel("Caveat", { log: true });
  const settings = new SettingsReader(log);
  const keys = new Keys(context.secrets);
  const embedded = startEmbeddedModel({
    workerUrl: pathToFileURL(context.asAbsolutePath("dist/embedded.worker.cjs")),
    memoryCap: settings.current.embedded.memory * 1_000_000,
    log: (message) => log.info(message),
  });
  const access = new Access();
  const documents = new OpenDocuments(access, embedded);
  const recorder = new Recorder(settings, context.globalStorageUri, log);
  const trace = new Trace();
  const { version } = context.extension.packageJSON as { readonly version: string };
  const traceExport = new TraceExport({ trace, settings, log, version });
  const models = new Models({
    settings,
    keys,
    access,
    embedded,
    recorder,
    trace,
    storage: context.globalStorageUri,
    log,
  });
  const switches = new Switches(settings);
  const status = new Status(switches);
  const openEditors = new OpenEditors();
  const placeContext = {
    gather: async (snapshot: Snapshot) => ({ items: openEditors.items(snapshot, documents.openDocuments()) }),
  };
  const learntFile = new LearntFile({
    folder: context.globalStorageUri.fsPath,
    clock: systemClock,
    onFailure: (error) => log.warn(String(error)),
  });
  const experiences = learntFile.learnt;
  const engine = new CompletionEngine({ context: placeContext, experiences });
  const { decisions, suggestions } = recorder;
  const outcomes = new SuggestionOutcomes({ learnt: experiences, counts: suggestions });
  const presses = new Presses();
  const situations = new Situations(settings);
  const hover = new GhostHover();
  const provider = new InlineCompletionProvider({
    engine,
    models,
    access,
    switches,
    settings,
    situations,
    hover,
    status,
    decisions,
    outcomes,
    presses,
    log,
  });

  const panel = new LazyPanel({ context, settings, models, recorder, access, documents, log });

  context.subscriptions.push(
    log,
    settings,
    embedded,
    access,
    documents,
    models,
    outcomes,
    recorder,
    traceExport,
    logRequests(trace, log),
    switches,
    status,
    panel,
    new WorkspaceFolders(embedded),
    engine,
    situations,
    hover,
    vscode.languages.registerHoverProvider({ pattern: "**" }, hover),
    new CursorRest(
      (editor) => void provider.prepare(editor),
      () => engine.leave(),
    ),
    settings.onDidChange(({ embedded: { memory } }) => embedded.setMemoryCap(memory * 1_000_000)),
    models.onDidChange(() => status.clearProblem()),
    models.onDidHoldBack((heldBack) => status.showHeldBack(heldBack)),
    vscode.languages.registerInlineCompletionItemProvider({ pattern: "**" }, provider),
    vscode.languages.registerCodeActionsProvider({ pattern: "**" }, new CodeActions(access), codeActionKinds),
    vscode.window.registerWebviewViewProvider("caveat.panel", panel),
    vscode.commands.registerCommand(takenCommand, (id: unknown) => {
      decisions.taken(String(id));
      outcomes.taken(String(id));
    }),
    registerChatParticipant(panel, access) ?? { dispose: () => {} },
  );
  return {
    keys,
    switches,
    access,
    models,
    memory: context.workspaceState,
    log,
    trace,
    version,
    lastPress: () => presses.last,
    panel: () => panel.get(),
    stop: async () => {
      engine.dispose();
      outcomes.dispose();
      await Promise.all([traceExport.stop(), learntFile.flush()]);
    },
  };
}
