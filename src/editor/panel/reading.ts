import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { cleanCommitMessage } from "../../feature/commitMessage.ts";
import { piecesOf } from "../../feature/explanation.ts";
import { answerKinds } from "../../feature/task.ts";
import { readAnswer } from "../../review/answer/readAnswer.ts";
import { withoutThoughts } from "../../review/answer/thoughts.ts";
import type { FileVersion } from "../../review/proposal.ts";
import { propose } from "../../review/propose.ts";
import type { ThreadParts } from "./parts.ts";
import type { TurnState } from "./turnState.ts";

/** Makes of an answer's text what a person decides on or reads: a proposal with its prose, an explanation's pieces, or a message. */
export async function read(said: TurnState, parts: Pick<ThreadParts, "files">): Promise<TurnState> {
  const { task } = said;
  const answer = withoutThoughts(said.answer);
  const turn = answer === said.answer ? said : { ...said, answer, markdown: answer };
  const kind = answerKinds[task.feature];
  if (kind === "message" && turn.question === "") {
    const { message, note } = messageOf(answer);
    return { ...turn, message, markdown: "", notes: note === undefined ? turn.notes : [...turn.notes, note] };
  }
  // An explanation may show code as it likes; edits are in it only where it says so, as an answer to a wish may.
  const mayHoldEdits = kind === "proposal" || /^<{5,} SEARCH/m.test(answer);
  const spanned = { ...turn, spans: spansOf(turn) };
  return mayHoldEdits ? withProposal(spanned, parts) : spanned;
}

function messageOf(answer: string): { readonly message: string; readonly note?: string } {
  const { text, hasLongSubject } = cleanCommitMessage(answer);
  return hasLongSubject
    ? { message: text, note: vscode.l10n.t("The first line is longer than 72 characters.") }
    : { message: text };
}

function spansOf({ task: { document }, answer }: TurnState): TurnState["spans"] {
  return document === undefined
    ? []
    : piecesOf(`${answer}\n`, document).map(({ heading, lines }) => ({
        heading,
        uri: document.uri,
        line: lines.start,
        endLine: lines.start + lines.count - 1,
      }));
}

/** The document that was asked about is the one the model saw; other files are as they are now. */
async function withProposal(turn: TurnState, { files }: Pick<ThreadParts, "files">): Promise<TurnState> {
  const { document } = turn.task;
  const fileAt = async (path: string): Promise<FileVersion | undefined> =>
    document !== undefined && path === document.path ? document : files.read(path);
  const answer = readAnswer(turn.answer, {
    finish: turn.finish === "stop" ? "stop" : "cut",
    ...(turn.call === undefined ? {} : { call: turn.call }),
    ...(document === undefined ? {} : { target: document.path }),
  });
  const proposal = await propose({
    id: randomUUID(),
    answer,
    files: fileAt,
    uriOf: (path) => newUri(path, document?.uri).toString(),
  });
  return { ...turn, proposal, markdown: answer.prose };
}

/** Where a new file goes: into the folder of the document that was asked about, else into the first one. */
function newUri(path: string, beside: string | undefined): vscode.Uri {
  const document = beside === undefined ? undefined : vscode.Uri.parse(beside);
  const folder = (document && vscode.workspace.getWorkspaceFolder(document)) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder !== undefined) {
    return vscode.Uri.joinPath(folder.uri, path);
  }
  return document?.scheme === "file"
    ? vscode.Uri.joinPath(document, "..", path)
    : vscode.Uri.from({ scheme: "untitled", path });
}
