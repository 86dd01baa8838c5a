import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem, OpenDocument } from "./contextItem.ts";

/** Lines of a window that is compared and, if chosen, sent; Copilot compares 60, Cody 50: shorter ones leave room for more files. */
const windowLines = 40;
/** Lines before the cursor whose names the windows are compared with. */
const referenceLines = 40;
/** Most windows that go along with one request. */
const most = 4;
/** Below this share of common names a window tells nothing about the place. */
const leastRelevance = 0.05;
/** Characters read of one document, which bounds the work on a key press. */
const longestDocument = 60_000;

/** Chooses from the other open editors the windows that share most names with the text before the cursor (Jaccard). */
export function openEditorItems(snapshot: Snapshot, documents: readonly OpenDocument[]): readonly ContextItem[] {
  const reference = namesOf(snapshot.prefix.split("\n").slice(-referenceLines).join("\n"));
  return documents
    .filter((document) => document.uri !== snapshot.uri)
    .map((document) => bestWindow(document, reference))
    .filter((item) => item.relevance >= leastRelevance)
    .sort((one, other) => other.relevance - one.relevance)
    .slice(0, most);
}

function bestWindow(document: OpenDocument, reference: ReadonlySet<string>): ContextItem {
  const lines = document.text.slice(0, longestDocument).split(/\r?\n/);
  let best = { start: 0, relevance: -1 };
  for (let start = 0; start === 0 || start + windowLines / 2 < lines.length; start += windowLines / 2) {
    const relevance = jaccard(namesOf(lines.slice(start, start + windowLines).join("\n")), reference);
    if (relevance > best.relevance) {
      best = { start, relevance };
    }
  }
  return {
    source: "openEditors",
    uri: document.uri,
    name: document.name,
    text: lines.slice(best.start, best.start + windowLines).join("\n"),
    relevance: best.relevance,
    reason: `open, lines ${best.start + 1}-${Math.min(best.start + windowLines, lines.length)} share names with the text before the cursor`,
  };
}

function namesOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? []);
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const name of one) {
    if (other.has(name)) {
      common++;
    }
  }
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
