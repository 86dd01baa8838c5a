import * as vscode from "vscode";
import { Access } from "./editor/access.ts";
import { registerChatParticipant } from "./editor/chatParticipant.ts";
import { CodeActions, codeActionKinds } from "./editor/codeActions.ts";
import type { CommandParts } from "./editor/commands/index.ts";
import { OpenDocuments } from "./editor/documents.ts";
import { WorkspaceFolders } from "./editor/folders.ts";
import { LazyNextEdits } from "./editor/lazyNextEdits.ts";
import { LazyPanel } from "./editor/lazyPanel.ts";
import { Models } from "./editor/models.ts";
import { Recorder } from "./editor/recorder.ts";
import { Keys } from "./editor/secrets.ts";
import { SettingsReader } from "./editor/settings.ts";
import { Status } from "./editor/status.ts";
import { Switches } from "./editor/switches.ts";
import { TraceExport } from "./editor/traceExport.ts";
import { logRequests } from "./editor/traceLog.ts";
import { Typing } from "./editor/typing.ts";
import { WorkspaceThreads } from "./editor/workspaceThreads.ts";
import { Trace } from "./model/client/trace.ts";

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
  const threads = new WorkspaceThreads(context, settings, log);
  const { embedded, index, followers } = threads;
  const access = new Access();
  const documents = new OpenDocuments(access, followers);
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
  const typing = new Typing({
    context,
    settings,
    access,
    documents,
    embedded,
    index,
    models,
    switches,
    status,
    recorder,
    log,
  });
  const nextEdits = new LazyNextEdits({ access, switches, settings });
  const panel = new LazyPanel({ context, settings, models, recorder, access, documents, log });

  context.subscriptions.push(
    log,
    settings,
    threads,
    access,
    documents,
    models,
    typing,
    nextEdits,
    recorder,
    traceExport,
    logRequests(trace, log),
    switches,
    status,
    panel,
    new WorkspaceFolders(followers),
    models.onDidChange(() => status.clearProblem()),
    models.onDidHoldBack((heldBack) => status.showHeldBack(heldBack)),
    vscode.languages.registerCodeActionsProvider({ pattern: "**" }, new CodeActions(access), codeActionKinds),
    vscode.window.registerWebviewViewProvider("caveat.panel", panel),
    registerChatParticipant(panel, access) ?? { dispose: () => {} },
  );
  return {
    keys,
    switches,
    access,
    models,
    nextEdits,
    memory: context.workspaceState,
    log,
    trace,
    version,
    lastPress: () => typing.lastPress,
    prompt: typing.prompt,
    panel: () => panel.get(),
    stop: async () => {
      await Promise.all([traceExport.stop(), typing.stop()]);
    },
  };
}
