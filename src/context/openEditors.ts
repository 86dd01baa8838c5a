import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem, OpenDocument } from "./contextItem.ts";
import { linesInWords, newItem } from "./newItem.ts";
import { bestWindow, namesOf, type Window, windowsOf } from "./relatedWindows.ts";

/** Lines before the cursor whose names the windows are compared with. */
const referenceLines = 40;
/** Most windows that go along with one request. */
const most = 4;
/** Below this share of common names a window tells nothing about the place. */
const leastRelevance = 0.05;
/** Share of the best window's relevance from which on the one of the last request stays: a prompt that changes little is read from a server's cache. */
const stays = 0.8;
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
  /** By uri, the line at which the window begins that was chosen last. */
  private chosen: ReadonlyMap<string, number> = new Map();
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
    const items = others
      .flatMap((document) => this.itemOf(document, reference))
      .filter((item) => item.relevance >= leastRelevance)
      .sort((one, other) => other.relevance - one.relevance)
      .slice(0, most);
    this.chosen = new Map(items.map(({ uri, lines }) => [uri, lines.start]));
    return items;
  }

  private itemOf({ uri, name }: OpenDocument, reference: ReadonlySet<string>) {
    const best = chosenWindow(this.read.get(uri)?.windows ?? [], reference, this.chosen.get(uri));
    if (best === undefined) {
      return [];
    }
    const { relevance, window } = best;
    const lines = { start: window.firstLine, count: window.text.split("\n").length };
    const reason = `open, ${linesInWords(lines.start, lines.count)} share names with the text before the cursor`;
    return [{ ...newItem({ source: "openEditors", uri, name, text: window.text, lines, relevance, reason }), lines }];
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

/** The best window, or the last one where that is hardly worse. */
function chosenWindow(
  windows: readonly Window[],
  reference: ReadonlySet<string>,
  last: number | undefined,
): ReturnType<typeof bestWindow> {
  const best = bestWindow(windows, reference);
  const lastOnes = windows.filter(({ firstLine }) => firstLine === last);
  const earlier = bestWindow(lastOnes, reference);
  return best !== undefined && earlier !== undefined && earlier.relevance >= best.relevance * stays ? earlier : best;
}
