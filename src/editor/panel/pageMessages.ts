import * as vscode from "vscode";
import type { Task } from "../../feature/task.ts";
import { guardOfChange } from "../../review/guard.ts";
import { afterText, replaceHunk } from "../../review/land.ts";
import type { FileProposal } from "../../review/proposal.ts";
import type { Link, ToHost } from "../../webview/protocol.ts";
import { putCommitMessage } from "../git.ts";
import type { ProposedTexts } from "../proposedTexts.ts";
import type { LineMarks } from "./lineMarks.ts";
import { renewed } from "./renewed.ts";
import type { Session } from "./session.ts";
import type { Threads } from "./threads.ts";
import type { TurnState } from "./turnState.ts";
import type { UsagePage } from "./usagePage.ts";

/** Where what the page says leads. */
export interface PageParts {
  readonly threads: Threads;
  readonly usage: UsagePage;
  readonly marks: LineMarks;
  readonly proposed: ProposedTexts;
  readonly log: vscode.LogOutputChannel;
  /** The document in the active editor, where it may become part of a task. */
  taskAboutEditor(instruction: string): Promise<Task>;
}

type Handlers = { readonly [Type in ToHost["type"]]: (message: Extract<ToHost, { type: Type }>) => unknown };

/** Does what the page says. What it names and is not there is nothing to do; what fails becomes a line in the log. */
export function receiveWith(parts: PageParts): (message: ToHost) => void {
  const handlers = handlersFor(parts);
  return async (message) => {
    try {
      await (handlers[message.type] as (message: ToHost) => unknown)(message);
    } catch (error) {
      parts.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t("Caveat could not do this. The log says why."));
    }
  };
}

function handlersFor(parts: PageParts): Handlers {
  const { threads, usage, marks } = parts;
  const withSession = <Result>(work: (session: Session) => Result): Result | undefined =>
    threads.current === undefined ? undefined : work(threads.current);
  return {
    ready: () => threads.showAgain(),
    decide: ({ turn, hunks, decision }) => withSession((session) => session[decision](turn, hunks)),
    edit: (message) => withSession((session) => edit(session, message)),
    reveal: ({ turn, hunk }) => withSession((session) => reveal(session.turn(turn), hunk, marks)),
    openDiff: ({ turn, hunk }) => withSession((session) => showDiff(session.turn(turn), hunk, parts)),
    open: ({ link }) => marks.show(link, true),
    mark: ({ link }) => marks.mark(link),
    strike: ({ turn, item, struck }) => withSession((session) => session.drafts.strike(turn, item, struck)),
    addFile: ({ turn }) => withSession((session) => addFile(session, turn)),
    send: ({ turn }) => withSession((session) => session.send(turn)),
    tryOut: ({ turn }) => withSession((session) => session.tryOut(turn)),
    stop: () => withSession((session) => session.stop()),
    retry: ({ turn }) => withSession((session) => session.send(turn)),
    ask: ({ text }) => ask(text, parts),
    askAgain: ({ turn }) => withSession((session) => session.askAgain(turn)),
    dismiss: ({ turn, caveat, scope }) => withSession((session) => session.dismiss(turn, caveat, scope)),
    useMessage: ({ turn, text }) => withSession((session) => useMessage(session.turn(turn), text)),
    copy: ({ text }) => vscode.env.clipboard.writeText(text),
    mend: ({ turn }) => withSession((session) => mend(session.turn(turn))),
    setUp: () => vscode.commands.executeCommand("caveat.setUpModel"),
    openHistory: ({ id }) => threads.load(id),
    exportUsage: () => usage.save(),
  };
}

async function edit(session: Session, message: Extract<ToHost, { type: "edit" }>): Promise<void> {
  const turn = session.turn(message.turn);
  if (turn.proposal !== undefined) {
    const proposal = replaceHunk(turn.proposal, message.hunk, message.newLines);
    await session.replace({ ...turn, proposal: { ...proposal, files: proposal.files.map(guardedAnew) } });
  }
}

/** What the person wrote may change what a tool runs. */
function guardedAnew(file: FileProposal): FileProposal {
  const guard = file.guard ?? guardOfChange(file.path, file.before, afterText(file));
  return guard === undefined ? file : { ...file, guard };
}

async function reveal(turn: TurnState, hunk: string, marks: LineMarks): Promise<void> {
  const found = fileOf(turn, hunk);
  if (found !== undefined && found.file.kind !== "create") {
    const { start, oldLines } = found.hunk;
    const link: Link = { uri: found.file.uri, line: start, endLine: start + Math.max(0, oldLines.length - 1) };
    await marks.show(link, false);
    marks.mark(link);
  }
}

async function showDiff(turn: TurnState, hunk: string, { proposed }: PageParts): Promise<void> {
  const found = fileOf(turn, hunk);
  if (found !== undefined) {
    const proposedText = found.file.kind === "delete" ? "" : afterText(found.file);
    await proposed.openDiff(found.file, proposedText, found.hunk.start);
  }
}

function fileOf({ proposal }: TurnState, id: string) {
  for (const file of proposal?.files ?? []) {
    const hunk = file.hunks.find((each) => each.id === id);
    if (hunk !== undefined) {
      return { file, hunk };
    }
  }
  return undefined;
}

async function addFile(session: Session, turn: string): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t("Files that go along"),
    ...(vscode.workspace.workspaceFolders?.[0] ? { defaultUri: vscode.workspace.workspaceFolders[0].uri } : {}),
  });
  await session.drafts.add(turn, chosen ?? []);
}

async function ask(text: string, parts: PageParts): Promise<void> {
  const session = parts.threads.current;
  if (session === undefined) {
    await parts.threads.begin(await parts.taskAboutEditor(text), vscode.l10n.t("Question"));
  } else {
    await askOn(session, text);
  }
}

/** Goes on in a thread, with the document as it is now. */
async function askOn(session: Session, text: string): Promise<void> {
  const task = session.thread.turns.at(-1)?.task;
  if (task !== undefined) {
    await session.ask(renewed(task), text);
  }
}

async function useMessage({ task }: TurnState, text: string): Promise<void> {
  if (task.repository === undefined || !(await putCommitMessage(task.repository, text))) {
    await vscode.env.clipboard.writeText(text);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The repository is not open any more. The message is in the clipboard."),
    );
  } else {
    await vscode.commands.executeCommand("workbench.view.scm");
  }
}

async function mend({ failure }: TurnState): Promise<void> {
  if (failure?.mend !== undefined) {
    await vscode.commands.executeCommand(failure.mend.command, ...(failure.mend.given ?? []));
  }
}
