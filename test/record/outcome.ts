import { existsSync } from "node:fs";
import { join } from "node:path";
import { citationsOf } from "../../src/evidence/index.ts";
import { cleanCommitMessage } from "../../src/feature/commitMessage.ts";
import { piecesOf } from "../../src/feature/explanation.ts";
import { answerKinds, type Task } from "../../src/feature/task.ts";
import { readAnswer } from "../../src/review/answer/readAnswer.ts";
import { withoutThoughts } from "../../src/review/answer/thoughts.ts";
import { afterText } from "../../src/review/land.ts";
import type { FileProposal, FileVersion } from "../../src/review/proposal.ts";
import { propose } from "../../src/review/propose.ts";
import { documentOf } from "../unit/servers/shop.ts";
import { checkout } from "../vscode/checkout.ts";
import type { StoredAnswer } from "./storedAnswer.ts";

/** What an answer leads to, as the panel reads it. */
export interface Outcome {
  /** For a proposal each file's text once all is accepted and what has no place; for an explanation what is tied to lines; else the message. */
  readonly text: string;
  readonly placements: readonly string[];
  /** What a person reads beside it. */
  readonly prose: string;
}

/** Reads an answer to a task about the sample workspace. */
export async function outcomeOf(task: Task, answer: Pick<StoredAnswer, "text" | "call" | "finish">): Promise<Outcome> {
  switch (answerKinds[task.feature]) {
    case "proposal":
      return proposed(task, answer);
    case "message":
      return { text: part("message", cleanCommitMessage(answer.text).text), placements: [], prose: "" };
    case "explanation":
      return explained(task, withoutThoughts(answer.text));
  }
}

async function proposed(
  { document }: Task,
  { call, finish, text }: Pick<StoredAnswer, "text" | "call" | "finish">,
): Promise<Outcome> {
  const read = readAnswer(text, {
    finish: finish === "stop" ? "stop" : "cut",
    call,
    ...(document === undefined ? {} : { target: document.path }),
  });
  const { files, unplaced } = await propose({
    id: "p",
    answer: read,
    files: (path) => (path === document?.path ? document : sampleFile(path)),
    uriOf: (path) => `file:///shop/${path}`,
  });
  return {
    text: [
      ...inOrder(files).map((file) => part(titleOf(file), afterText(file))),
      ...unplaced.map(({ path, reason }) => part(`no place in ${path}`, reason)),
    ].join(""),
    placements: inOrder(files).flatMap(({ hunks }) => hunks.map(({ placement }) => placement)),
    prose: read.prose,
  };
}

/** Models begin with the file they like. */
function inOrder(files: readonly FileProposal[]): readonly FileProposal[] {
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function explained({ document }: Task, prose: string): Outcome {
  const pieces = document === undefined ? [] : piecesOf(`${prose}\n`, document);
  const parts = [
    ...pieces.map(({ heading, lines }) => part(`lines ${lines.start + 1}-${lines.start + lines.count}`, heading)),
    ...citationsOf(prose).flatMap(({ kind, text: cited }) => (kind === "place" ? [part("cited", cited)] : [])),
  ];
  return { text: parts.join(""), placements: [], prose };
}

function titleOf({ kind, newPath, path }: FileProposal): string {
  return newPath === undefined ? `${kind} ${path}` : `${kind} ${path} to ${newPath}`;
}

function part(title: string, text: string): string {
  return `=== ${title}\n${text.replace(/\n?$/, "\n")}`;
}

function sampleFile(path: string): FileVersion | undefined {
  return existsSync(join(checkout, "test", "fixtures", "sample", path)) ? documentOf(path) : undefined;
}
