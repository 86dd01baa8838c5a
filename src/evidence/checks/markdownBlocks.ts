/** What a Markdown text consists of, as far as citations need to know. */
export interface MarkdownBlock {
  readonly kind: "prose" | "code";
  readonly text: string;
}

/** Quote marks and list marks, then the fence. */
const fencePattern = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*(`{3,}|~{3,})(.*)$/;
const listMark = /^[ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** Lines that end the paragraph above them. */
const ownLine = /^[ \t]*(?:#{1,6}[ \t]|(?:[-*_][ \t]*){3,}$|\|)/;
const indented = /^(?: {4}|\t)/;

/**
 * Splits a text into prose and code blocks, by CommonMark 0.31's rules for fences, indented code and paragraphs; in time linear in
 * its length, which parsers of the whole of Markdown do not promise for a text that is made to be slow.
 */
export function markdownBlocks(markdown: string): readonly MarkdownBlock[] {
  const reader = new BlockReader();
  for (const line of markdown.split("\n")) {
    reader.read(line);
  }
  return reader.end();
}

class BlockReader {
  private readonly blocks: MarkdownBlock[] = [];
  private lines: string[] = [];
  /** The characters that opened the fenced code which is being read. */
  private fence: string | undefined;
  private isIndentedCode = false;
  private isInList = false;
  private isAfterBlank = true;

  read(line: string): void {
    if (this.fence !== undefined) {
      this.readFenced(line, this.fence);
    } else if (!this.openFence(line)) {
      this.readProse(line);
    }
    this.isAfterBlank = line.trim() === "";
  }

  /** A fence that is never closed goes to the end of the text. */
  end(): readonly MarkdownBlock[] {
    this.close(this.fence !== undefined || this.isIndentedCode ? "code" : "prose");
    return this.blocks;
  }

  private readFenced(line: string, fence: string): void {
    const closing = fencePattern.exec(line);
    if (closing !== null && closing[1]!.startsWith(fence) && closing[2]!.trim() === "") {
      this.close("code");
      this.fence = undefined;
    } else {
      this.lines.push(line);
    }
  }

  private openFence(line: string): boolean {
    const [, fence, info = ""] = fencePattern.exec(line) ?? [];
    if (fence === undefined || (fence.startsWith("`") && info.includes("`"))) {
      return false;
    }
    this.close(this.isIndentedCode ? "code" : "prose");
    this.isIndentedCode = false;
    this.fence = fence;
    return true;
  }

  private readProse(line: string): void {
    const isBlank = line.trim() === "";
    const isItem = listMark.test(line);
    // In a list, indented lines are the item's own paragraphs.
    const isCode = indented.test(line) && !this.isInList && (this.isAfterBlank || this.isIndentedCode);
    if (!isBlank && (isCode !== this.isIndentedCode || isItem || ownLine.test(line) || this.isAfterBlank)) {
      this.close(this.isIndentedCode ? "code" : "prose");
      this.isIndentedCode = isCode;
    }
    if (!isBlank) {
      this.isInList = isItem || (this.isInList && (/^[ \t]/.test(line) || !this.isAfterBlank));
      this.lines.push(line);
    }
  }

  private close(kind: MarkdownBlock["kind"]): void {
    if (this.lines.length > 0) {
      this.blocks.push({ kind, text: this.lines.join("\n") });
      this.lines = [];
    }
  }
}
