import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from "diff";
import * as vscode from "vscode";
import { type ChangedFile, checkSubject, type Subject } from "../../evidence/index.ts";
import { checkersOf } from "./checking.ts";
import type { ThreadParts } from "./parts.ts";
import type { AnswerLink, TurnState } from "./turnState.ts";

/** Reviews uncommitted changes by the checks alone: the same that a model's changes are held against, whoever wrote these. */
export async function reviewAlone(turn: TurnState, parts: ThreadParts, signal: AbortSignal): Promise<TurnState> {
  const { diff = "", repository, leftOut = [] } = turn.task;
  const reviewed = await Promise.all(parsePatch(diff).map((patch) => changedFile(patch, repository, parts)));
  const files = reviewed.flatMap((each) => each?.file ?? []);
  const subject: Subject = {
    answer: { finish: "stop", trimmed: leftOut, stale: [], unplaced: 0, movedHunks: [] },
    files,
    text: "",
  };
  const results = await checkSubject(subject, checkersOf(turn, parts), signal);
  const links = reviewed.flatMap((each): readonly AnswerLink[] => (each === undefined ? [] : [each.link]));
  const markdown = reviewed.flatMap((each) => each?.line ?? []).join("\n");
  return {
    ...turn,
    state: "done",
    finish: "stop",
    markdown,
    results,
    links,
    notes: [vscode.l10n.t("Review by the checks alone")],
  };
}

interface Reviewed {
  readonly file: ChangedFile;
  readonly link: AnswerLink;
  /** An item of the list that a person reads. */
  readonly line: string;
}

/** The file after is the present one; the file before is what the diff, turned round, makes of it. */
async function changedFile(
  patch: StructuredPatch,
  repository: string | undefined,
  { files }: ThreadParts,
): Promise<Reviewed | undefined> {
  const path = plainPath(patch.newFileName) ?? plainPath(patch.oldFileName);
  if (path === undefined) {
    return undefined;
  }
  const uri =
    repository === undefined ? await files.uriOf(path) : vscode.Uri.joinPath(vscode.Uri.parse(repository), path);
  const present = uri === undefined ? undefined : await files.read(uri);
  const before = present === undefined ? false : applyPatch(present.text, reversePatch(patch));
  const file: ChangedFile = {
    path,
    languageId: present?.languageId ?? "",
    before: before === false || patch.oldFileName === "/dev/null" ? undefined : before,
    after: present?.text,
    hunks: patch.hunks.map((hunk, index) => ({
      id: `${path}#${index}`,
      after: { start: hunk.newStart - 1, count: hunk.newLines },
    })),
  };
  const [added, removed] = ["+", "-"].map(
    (sign) => patch.hunks.flatMap(({ lines }) => lines).filter((line) => line.startsWith(sign)).length,
  );
  return {
    file,
    link: { text: path, uri: uri?.toString() ?? "", line: (patch.hunks[0]?.newStart ?? 1) - 1 },
    line: `- \`${path}\` +${added} −${removed}`,
  };
}

/** `git diff` writes `a/` and `b/` before paths, and `/dev/null` where there is no file. */
function plainPath(name: string | undefined): string | undefined {
  return name === undefined || name === "/dev/null" ? undefined : name.replace(/^[ab]\//, "");
}
