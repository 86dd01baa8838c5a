import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem, OpenDocument } from "./contextItem.ts";
import { bestWindow, namesOf, type Window, windowsOf } from "./relatedWindows.ts";

/** Lines before the cursor whose names the windows are compared with. */
const referenceLines = 40;
/** Most windows that go along with one request. */
const most = 4;
/** Below this share of common names a window tells nothing about the place. */
const leastRelevance = 0.05;
/** Milliseconds of one request that may go into reading documents which changed; the rest is read for the next request. */
const readingTime = 3;

interface ReadDocument {
  readonly version: number;
  readonly windows: readonly Window[];
}

/** Chooses from the other open editors the windows that share most names with the text before the cursor (Jaccard). */
export class OpenEditors {
  /** By uri; a document that changed is read again when there is time. */
  private read = new Map<string, ReadDocument>();
  private readonly now: () => number;

  /** `now`: milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** The items for a place, the most relevant first. Takes some milliseconds at most, however much is open. */
  items(snapshot: Snapshot, documents: readonly OpenDocument[]): readonly ContextItem[] {
    const others = documents.filter((document) => document.uri !== snapshot.uri);
    this.readInTime(others);
    const reference = namesOf(snapshot.prefix.split("\n").slice(-referenceLines).join("\n"));
    return others
      .flatMap((document) => itemOf(document, this.read.get(document.uri)?.windows ?? [], reference))
      .filter((item) => item.relevance >= leastRelevance)
      .sort((one, other) => other.relevance - one.relevance)
      .slice(0, most);
  }

  private readInTime(documents: readonly OpenDocument[]): void {
    const deadline = this.now() + readingTime;
    const before = this.read;
    this.read = new Map();
    for (const document of documents) {
      const known = before.get(document.uri);
      const isCurrent = known?.version === document.version;
      if (known !== undefined && (isCurrent || this.now() >= deadline)) {
        this.read.set(document.uri, known);
      } else if (this.now() < deadline) {
        this.read.set(document.uri, { version: document.version, windows: windowsOf(document.text()) });
      }
    }
  }
}

function itemOf(
  { uri, name }: OpenDocument,
  windows: readonly Window[],
  reference: ReadonlySet<string>,
): readonly ContextItem[] {
  const best = bestWindow(windows, reference);
  if (best === undefined) {
    return [];
  }
  const { relevance, window } = best;
  const { firstLine, text } = window;
  const lastLine = firstLine + text.split("\n").length;
  const reason = `open, lines ${firstLine + 1}-${lastLine} share names with the text before the cursor`;
  return [{ source: "openEditors", uri, name, text, relevance, reason }];
}
