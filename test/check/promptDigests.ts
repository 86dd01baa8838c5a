import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContextItem } from "../../src/context/contextItem.ts";
import { newItem } from "../../src/context/newItem.ts";
import type { Task } from "../../src/context/task.ts";
import { proposalTool } from "../../src/feature/editTool.ts";
import type { ChatMessage } from "../../src/model/model.ts";
import {
  askAgainName,
  askAgainQuestion,
  type EditForm,
  foundText,
  promptFor,
  promptName,
} from "../../src/prompt/chat/index.ts";
import { sampleFound } from "../unit/prompt/chat/sampleFound.ts";
import { sampleTasks } from "../unit/prompt/chat/sampleTasks.ts";
import { checkout } from "../vscode/checkout.ts";

/** Digest of what a model reads, by name and version of the prompt. */
export type Digests = Readonly<Record<string, string>>;

/** Where the digest of each version of a prompt is kept, old ones too. */
export const digestsFile = join(checkout, "test", "fixtures", "prompts.json");

export function keptDigests(): Digests {
  return JSON.parse(readFileSync(digestsFile, "utf8"));
}

/** The digests of the prompts as the code writes them now. */
export function presentDigests(): Digests {
  const texts = new Map<string, string[]>();
  for (const task of Object.values(sampleTasks)) {
    for (const form of ["blocks", "tool"] as const) {
      const name = promptName(task, form);
      texts.set(name, [...(texts.get(name) ?? []), ...textsRead(task, form)]);
    }
  }
  texts.set(askAgainName, [askAgainQuestion, foundText(sampleFound)]);
  return Object.fromEntries(Array.from(texts, ([name, read]) => [name, digestOf(read)]));
}

/** What is kept with the versions that are not in it yet. Throws where a version that is kept would say something else. */
export function withNewVersions(kept: Digests, present: Digests): Digests {
  const changed = changedVersions(kept, present);
  if (changed.length > 0) {
    throw new Error(`These prompts have changed; raise their versions in src/prompt/chat first: ${changed.join(", ")}`);
  }
  return { ...kept, ...present };
}

/** The versions that say something else than they did. */
export function changedVersions(kept: Digests, present: Digests): readonly string[] {
  return Object.keys(present).filter((name) => kept[name] !== undefined && kept[name] !== present[name]);
}

const delimiter = "5f2c91d07ab3";
const later: readonly ChatMessage[] = [
  { role: "assistant", text: "the answer" },
  { role: "user", text: "a further question" },
];

/** All that a model may read for a task, of fixed context: how context is gathered has versions of its own. */
function textsRead(task: Task, form: EditForm): readonly string[] {
  const chats = [[], later].map((history) => promptFor(task, items, history, delimiter, form));
  const tool = promptName(task, form).endsWith("/tool") ? [JSON.stringify(proposalTool)] : [];
  return [...chats.flat().flatMap(({ role, text }) => [role, text]), ...tool];
}

const items: readonly ContextItem[] = [
  item("instructions", "AGENTS.md"),
  item("openEditors", "src/order.ts"),
  item("definition", "src/money.ts"),
  item("structure", "total"),
  { ...item("file", "src/long.ts"), isCut: true },
  { ...item("diff", "diff"), text: "@@ -1 +1 @@\n-a\n+b\n" },
  item("document", "src/cart.ts"),
  item("surroundings", "src/cart.ts"),
  item("selection", "src/cart.ts"),
  item("text", "terminal"),
  item("diagnostic", "diagnostic"),
];

function item(source: ContextItem["source"], name: string): ContextItem {
  return newItem({ source, uri: "", name, text: "a\nb", lines: { start: 4, count: 2 }, relevance: 1, reason: "" });
}

function digestOf(texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
}
