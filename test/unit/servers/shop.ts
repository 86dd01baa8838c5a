import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gather } from "../../../src/context/forTask.ts";
import { promptFor } from "../../../src/prompt/chat/index.ts";
import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import type { FileVersion, Proposal } from "../../../src/review/proposal.ts";
import { propose } from "../../../src/review/propose.ts";
import { answerChat } from "../../servers/demo/answer.ts";
import type { Message } from "../../servers/demo/ask.ts";
import { checkout } from "../../vscode/checkout.ts";

type Task = Parameters<typeof promptFor>[0];

const shop = join(checkout, "test", "fixtures", "sample");

/** Text of a file of the sample workspace. */
export function shopFile(path: string): string {
  return readFileSync(join(shop, path), "utf8");
}

/** The document of a task, with other text where it was changed. */
export function documentOf(path: string, text = shopFile(path)): NonNullable<Task["document"]> {
  return { uri: `file:///shop/${path}`, path, languageId: "typescript", version: 1, text };
}

/** A task about a declaration of the sample workspace, by the line with which it begins. */
export function about(path: string, begins: string, length: number): Pick<Task, "document" | "selection"> {
  const document = documentOf(path);
  const start = document.text.split("\n").findIndex((line) => line.startsWith(begins));
  return { document, selection: { start, count: length } };
}

/** The chat that the extension sends for a task. */
export async function chatFor(task: Task, question?: string): Promise<readonly Message[]> {
  const sources = {
    openDocuments: () => [],
    instructions: undefined,
    definitionsOf: async () => [],
    structureOf: async () => undefined,
  };
  const items = await gather(task, sources, new AbortController().signal);
  const history: Parameters<typeof promptFor>[2] =
    question === undefined
      ? []
      : [
          { role: "assistant", text: "the answer" },
          { role: "user", text: question },
        ];
  return promptFor(task, items, history, "k3v9").map(({ role, text }) => ({ role, content: text }));
}

/** What the demo model answers to a task, or to a question that follows it. */
export async function answerTo(task: Task, question?: string): Promise<string> {
  return answerChat(await chatFor(task, question));
}

const editBlock = /^(\S+)\n```\w*\n<<<<<<< SEARCH\n([\s\S]*?)=======\n([\s\S]*?)>>>>>>> REPLACE\n```$/gm;

/** The files that an answer's edits make of the sample workspace, or of what other answers made of it. Throws where an edit has not exactly one place. */
export function applied(answer: string, changed: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const files = new Map(changed);
  for (const [, path = "", search = "", replace = ""] of answer.matchAll(editBlock)) {
    if (search === "") {
      files.set(path, replace);
      continue;
    }
    const parts = `${files.get(path) ?? shopFile(path)}`.split(search);
    if (parts.length !== 2) {
      throw new Error(`${parts.length - 1} places in ${path} for:\n${search}`);
    }
    files.set(path, parts.join(replace));
  }
  return files;
}

/** What the review makes of an answer about the sample workspace. */
export function proposalOf(text: string): Promise<Proposal> {
  const files = (path: string): FileVersion | undefined =>
    existsSync(join(shop, path)) ? documentOf(path) : undefined;
  const uriOf = (path: string) => `file:///shop/${path}`;
  return propose({ id: "p", answer: readAnswer(text, { finish: "stop" }), files, uriOf });
}
