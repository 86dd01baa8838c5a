import * as vscode from "vscode";
import { type ChangedFile, type Checkers, checkSubject, citationsOf, type Subject } from "../../evidence/index.ts";
import { afterText } from "../../review/land.ts";
import type { FileProposal } from "../../review/proposal.ts";
import type { WorkspaceFiles } from "../workspaceFiles.ts";
import type { ThreadParts } from "./parts.ts";
import { typesOf } from "./proposalTypes.ts";
import { reviewedChanges } from "./reviewedChanges.ts";
import type { AnswerLink, TurnState } from "./turnState.ts";

/** Milliseconds after which a check that still runs says that it did not look: of a proposal, and of all that was not committed. A compiler may have to read the project first. */
const longestChecks = 12_000;
const longestReview = 30_000;

/** The turn with what the checks found. It never throws. */
export async function check(
  turn: TurnState,
  trimmed: readonly string[],
  parts: ThreadParts,
  signal: AbortSignal,
): Promise<TurnState> {
  const files = turn.proposal?.files ?? [];
  const hunks = files.flatMap((file) => file.hunks);
  // What is asked on about a review is not about all that was changed.
  const reviewed = turn.question === "" ? await reviewedChanges(turn.task, parts.files) : [];
  const subject: Subject = {
    answer: {
      finish: turn.finish ?? "cut",
      trimmed,
      stale: [
        ...(await staleFiles(turn, parts.files)),
        ...reviewed.flatMap(({ isStale, path }) => (isStale ? path : [])),
      ],
      unplaced: turn.proposal?.unplaced.length ?? 0,
      movedHunks: hunks.flatMap(({ id, placement }) => (placement === "exact" || placement === "whole" ? [] : id)),
    },
    files: [...files.map(changedFile), ...reviewed.flatMap(({ file }) => file ?? [])],
    text: turn.markdown,
    asked: { task: turn.task, question: turn.question },
  };
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(reviewed.length > 0 ? longestReview : longestChecks)]);
  const checkers = { ...checkersOf(turn, parts), types: typesOf([...files, ...reviewed], parts.typeServer) };
  return {
    ...turn,
    results: await checkSubject(subject, checkers, bounded),
    links: [...turn.links, ...reviewed.map(({ path, uri, line }) => ({ text: path, uri, line }))],
    reviewed: reviewed.flatMap(({ uri, path, file }) =>
      file?.after === undefined ? [] : { uri, path, text: file.after },
    ),
  };
}

/** Those who look at a turn's texts, whoever wrote them. */
function checkersOf({ task }: TurnState, { syntax, quick, knowledgeFor, log }: ThreadParts): Checkers {
  return { syntax, quick, knowledge: knowledgeFor(task), log: (message) => log.warn(message) };
}

function changedFile(file: FileProposal): ChangedFile {
  let shift = 0;
  const hunks = file.hunks.map((hunk) => {
    const after = { start: hunk.start + shift, count: hunk.newLines.length };
    shift += hunk.newLines.length - hunk.oldLines.length;
    return { id: hunk.id, after };
  });
  return {
    path: file.path,
    languageId: file.languageId,
    before: file.kind === "create" ? undefined : file.before,
    after: file.kind === "delete" ? undefined : afterText(file),
    hunks,
  };
}

/** Paths of the files that are not as they were when the model read them. */
async function staleFiles({ task, proposal }: TurnState, files: WorkspaceFiles): Promise<string[]> {
  const read = new Map<string, { path: string; text: string }>();
  if (task.document !== undefined) {
    read.set(task.document.uri, task.document);
  }
  for (const { uri, path, before, kind } of proposal?.files ?? []) {
    if (kind !== "create") {
      read.set(uri, { path, text: before });
    }
  }
  const stale = await Promise.all(
    [...read].map(async ([uri, { path, text }]) => {
      const present = await files.read(vscode.Uri.parse(uri));
      return present !== undefined && present.text !== text ? [path] : [];
    }),
  );
  return stale.flat();
}

/** Links for what the answer cites and the workspace has: files by their path, names of the document the answer is about. */
export async function linksOf({ markdown, task }: TurnState, files: WorkspaceFiles): Promise<AnswerLink[]> {
  const links = await Promise.all(
    citationsOf(markdown).map(async ({ text, path, line }): Promise<readonly AnswerLink[]> => {
      if (path !== undefined) {
        const file = await files.read(path);
        return file === undefined ? [] : [{ text, uri: file.uri, line: line ?? 0 }];
      }
      const { document } = task;
      const found = document === undefined ? -1 : lineOf(text, document.text);
      return document === undefined || found < 0 ? [] : [{ text, uri: document.uri, line: found }];
    }),
  );
  return links.flat();
}

/** The line, counted from 0, in which a name first stands, its declaration before its uses; -1 if it does not. */
function lineOf(name: string, text: string): number {
  const last = /[\p{L}_$][\p{L}\p{N}_$]*(?=\W*$)/u.exec(name)?.[0] ?? "";
  const declared = new RegExp(
    `\\b(function|class|const|let|var|def|func|fn|type|interface|struct|enum)\\s+${escaped(last)}\\b`,
  );
  const used = new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped(last)}(?![\\p{L}\\p{N}_$])`, "u");
  const lines = text.split("\n");
  const at = last === "" ? -1 : lines.findIndex((line) => declared.test(line));
  return at >= 0 || last === "" ? at : lines.findIndex((line) => used.test(line));
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}
