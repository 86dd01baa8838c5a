import type { FinishReason } from "../../model/model.ts";
import type { UnplacedEdit } from "../proposal.ts";
import { callInText } from "./callInText.ts";
import { readDirective } from "./directive.ts";
import type { FileEdit } from "./fileEdit.ts";
import { closesFence, type Part, type Reading } from "./lines.ts";
import { pathInSentence, pathOfLine, readFenceInfo } from "./paths.ts";
import { opensSearch, readSearchReplace } from "./searchReplace.ts";
import { withoutThoughts } from "./thoughts.ts";
import { isToolCall, readToolCall } from "./toolCall.ts";
import { opensDiff, readUnifiedDiff } from "./unifiedDiff.ts";
import { type Fence, mayBeTextOf, readFence } from "./wholeFile.ts";

/** What an answer holds: its edits, and what is left of it for a person to read. */
export interface Answer {
  readonly edits: readonly FileEdit[];
  /** Markdown without the edits. */
  readonly prose: string;
  /** Edits that can't be read, or that were cut off. */
  readonly malformed: readonly UnplacedEdit[];
}

export interface ReadOptions {
  /** How the stream ended; everything but `stop` makes an unfinished last block `cutOff`. */
  readonly finish: FinishReason | "stopped" | "failed";
  /** Path of the one file that was asked about: an edit without a path is for it. */
  readonly target?: string;
  /** Arguments that the model called the tool with: the edits are there, and all of the text is prose. */
  readonly call?: string;
}

/**
 * Reads an answer by what is there: search/replace blocks, unified diffs, whole files in fences, the arguments of a tool call, lines
 * that delete or rename a file, or any mix. What is none of these is prose; what a model only thought is nothing.
 */
export function readAnswer(said: string, { call = "", finish, target }: ReadOptions): Answer {
  const isCut = finish !== "stop";
  const text = withoutThoughts(said);
  if (call.trim() !== "") {
    return { ...readToolCall(call, isCut), prose: text.trim() };
  }
  if (isToolCall(text)) {
    return { ...readToolCall(text, isCut), prose: "" };
  }
  const called = callInText(text);
  if (called !== undefined) {
    return { ...readToolCall(called.call, isCut), prose: called.prose };
  }
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return new AnswerReader({ lines, isCut, ...(target === undefined ? {} : { target }) }).read();
}

class AnswerReader {
  private readonly reading: Reading;
  private readonly edits: FileEdit[] = [];
  private readonly malformed: UnplacedEdit[] = [];
  private readonly prose: string[] = [];
  /** Fences without a path, which may be the text of the file that was asked about. */
  private readonly pathless: { readonly fence: Fence; readonly proseFrom: number }[] = [];
  private path: string | undefined;

  constructor(reading: Reading) {
    this.reading = reading;
    this.path = reading.target;
  }

  read(): Answer {
    const { lines } = this.reading;
    for (let at = 0; at < lines.length; ) {
      at = this.step(at);
    }
    this.takePathless();
    return { edits: this.edits, malformed: this.malformed, prose: tidy(this.prose) };
  }

  private step(at: number): number {
    const line = this.reading.lines[at] ?? "";
    if (opensSearch(line)) {
      return this.take(readSearchReplace(this.reading, at, this.nameBefore()?.path ?? this.path));
    }
    if (opensDiff(this.reading.lines, at)) {
      return this.take(
        readUnifiedDiff(this.reading, at, this.reading.lines.length, false, this.nameBefore()?.path ?? this.path),
      );
    }
    const directive = readDirective(line);
    if (directive !== undefined) {
      return this.take({ next: at + 1, edits: [directive], malformed: [] });
    }
    const fence = readFence(this.reading, at);
    if (fence !== undefined) {
      return this.takeFence(fence);
    }
    this.prose.push(line);
    return at + 1;
  }

  private takeFence(fence: Fence): number {
    const { lines } = this.reading;
    const info = readFenceInfo(fence.info);
    const first = fence.body.findIndex((line) => line.trim() !== "");
    const from = fence.start + 1 + Math.max(0, first);
    const before = info.path === undefined ? this.nameBefore() : { path: info.path, isFile: true };
    const inner = before?.path;
    if (this.holdsBlocks(fence)) {
      return this.takeBlocks(fence, inner);
    }
    if (
      opensDiff(lines, from) ||
      (["diff", "patch"].includes(info.language) && /^(?:@@|[-+ ])/m.test(fence.body.join("\n")))
    ) {
      return this.takeAfter(readUnifiedDiff(this.reading, from, fence.end, true, inner ?? this.path), fence);
    }
    const body = fence.body.join("\n");
    if (isToolCall(body)) {
      return this.takeAfter({ next: fence.end, ...readToolCall(body, this.reading.isCut && !fence.isClosed) }, fence);
    }
    return this.takeText(fence, before?.isFile ? before.path : undefined, info.language);
  }

  /** A fence with search/replace blocks or lines that delete or rename: what is between them is prose or a path. */
  private takeBlocks(fence: Fence, path: string | undefined): number {
    const { lines } = this.reading;
    this.path = path ?? this.path;
    let at = fence.start + 1;
    while (at < lines.length && !closesFence(lines[at] ?? "", fence.mark)) {
      const line = lines[at] ?? "";
      const directive = readDirective(line);
      if (opensSearch(line)) {
        at = this.take(readSearchReplace(this.reading, at, this.path));
        continue;
      }
      if (directive !== undefined) {
        this.edits.push(directive);
      }
      this.path = pathOfLine(line) ?? this.path;
      at++;
    }
    return at + 1;
  }

  private holdsBlocks({ body }: Fence): boolean {
    const first = body.findIndex((line) => opensSearch(line) || readDirective(line) !== undefined);
    return first >= 0 && body.slice(0, first).every((line) => line.trim() === "" || pathOfLine(line) !== undefined);
  }

  private takeText(fence: Fence, path: string | undefined, language: string): number {
    const after = fence.end + 1;
    if (!fence.isClosed && (path !== undefined || this.reading.target !== undefined)) {
      const reason = this.reading.isCut ? "cutOff" : "malformed";
      return this.take({
        next: after,
        edits: [],
        malformed: [{ path: path ?? this.path ?? "", reason, text: fence.text }],
      });
    }
    if (path !== undefined) {
      return this.take({
        next: after,
        edits: [{ kind: "whole", path, lines: fence.body, text: fence.text }],
        malformed: [],
      });
    }
    if (this.reading.target !== undefined && mayBeTextOf(this.reading.target, language)) {
      this.pathless.push({ fence, proseFrom: this.prose.length });
    }
    this.prose.push(...fence.text.split("\n"));
    return after;
  }

  /** One fence without a path, and nothing else to change, is the text of the file that was asked about. */
  private takePathless(): void {
    const [only, ...others] = this.pathless;
    const path = this.reading.target;
    if (
      only === undefined ||
      others.length > 0 ||
      path === undefined ||
      this.edits.length + this.malformed.length > 0
    ) {
      return;
    }
    this.prose.splice(only.proseFrom, only.fence.text.split("\n").length);
    const { body: lines, text } = only.fence;
    const isLabelled = pathOfLine(lines[0] ?? "") === path;
    this.edits.push({ kind: "whole", path, lines, text, isAssumed: true, ...(isLabelled ? { isLabelled } : {}) });
  }

  private take(part: Part): number {
    this.edits.push(...part.edits);
    this.malformed.push(...part.malformed);
    const named = part.edits.at(-1)?.path ?? part.malformed.at(-1)?.path ?? "";
    this.path = named === "" ? this.path : named;
    return part.next;
  }

  private takeAfter(part: Part, fence: Fence): number {
    this.take(part);
    return fence.end + 1;
  }

  /**
   * The path in the prose just before an edit, and whether a fence after it is that file; a line that is nothing but the path is no
   * prose. After a sentence that only speaks of a file a fence may be a part of it.
   */
  private nameBefore(): { readonly path: string; readonly isFile: boolean } | undefined {
    const last = this.prose.findLastIndex((line) => line.trim() !== "");
    if (last < 0 || this.prose.length - last > 3) {
      return undefined;
    }
    const line = this.prose[last] ?? "";
    const path = pathOfLine(line);
    if (path !== undefined) {
      this.prose.splice(last);
      return { path, isFile: true };
    }
    const said = pathInSentence(line);
    return said === undefined ? undefined : { path: said, isFile: /\b(?:creat\w+|new file)\b/i.test(line) };
  }
}

function tidy(prose: readonly string[]): string {
  return prose
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
