import type { Reference } from "../../../../src/completion/nextEdit/editedDocument.ts";
import { moved } from "../../../../src/completion/nextEdit/moved.ts";
import type { NextEdit, Passage, Span } from "../../../../src/completion/nextEdit/nextEdit.ts";
import { EditSession } from "../../../../src/completion/nextEdit/session.ts";

const uri = "file:///a.ts";

/** Somebody who edits one document; what the editor's languages know is set by hand. */
export class Typist {
  readonly lines: string[];
  readonly session = new EditSession();
  references: readonly Reference[] | undefined;
  others: readonly Passage[] = [];
  diagnostics: readonly Span[] = [];
  private readonly languageId: string;
  private cursorLine = 0;

  constructor(text: string, languageId = "typescript") {
    this.lines = text.split("\n");
    this.languageId = languageId;
  }

  get text(): string {
    return this.lines.join("\n");
  }

  goTo(line: number): void {
    this.cursorLine = line;
    this.session.arrive(line, this.read);
  }

  /** Goes to the first place of a text, and puts another text there, key by key. */
  replace(old: string, by: string): void {
    const line = this.lines.findIndex((each) => each.includes(old));
    const start = this.lines[line]!.indexOf(old);
    this.goTo(line);
    this.put({ line, start, end: start + old.length }, "");
    for (const [index, key] of [...by].entries()) {
      this.put({ line, start: start + index, end: start + index }, key);
    }
  }

  next(): NextEdit | undefined {
    const { languageId, cursorLine, read } = this;
    return this.session.next({
      uri,
      languageId,
      cursorLine,
      read,
      passage: () => ({ uri, languageId, start: 0, lines: this.lines }),
      others: (text) => this.others.filter(({ lines }) => lines.join("\n").includes(text)),
      lineOf: (of, line) => (of === uri ? this.lines[line] : this.others.find((each) => each.uri === of)?.lines[line]),
      references: () => this.references,
      diagnostics: (of) => (of === uri ? this.diagnostics : []),
    });
  }

  /** The next edit as a person sees it: line from 1, what goes, what comes. */
  seen(): string | undefined {
    const edit = this.next();
    return edit === undefined ? undefined : `${edit.line + 1}: ${edit.oldText} > ${edit.newText}`;
  }

  /** Goes to the next edit and makes it. */
  accept(): NextEdit | undefined {
    const edit = this.next();
    if (edit?.newText !== undefined && edit.uri === uri) {
      this.goTo(edit.line);
      this.put(edit, edit.newText);
      this.session.applied(edit.line, this.read);
    }
    return edit;
  }

  /** Takes all there are, and gives them. */
  acceptAll(): readonly NextEdit[] {
    const edits: NextEdit[] = [];
    for (let edit = this.accept(); edit !== undefined && edits.length < 1000; edit = this.accept()) {
      edits.push(edit);
    }
    return edits;
  }

  private put({ line, start, end }: Span, text: string): void {
    const now = this.lines[line]!;
    this.lines[line] = now.slice(0, start) + text + now.slice(end);
    const change = { startLine: line, startCharacter: start, endLine: line, endCharacter: end, text };
    this.session.change(uri, change, true);
    this.references = this.references && moved(this.references, change);
    this.session.arrive(line, this.read);
  }

  private readonly read = (start: number, count: number) => this.lines.slice(start, start + count);
}

/** Where a word stands in a text, as a language would tell. */
export function referencesIn(text: string, word: RegExp): readonly Reference[] {
  return text.split("\n").flatMap((each, line) =>
    Array.from(each.matchAll(word), ({ index, 0: found }) => ({
      uri,
      line,
      start: index,
      end: index + found.length,
      around: undefined,
    })),
  );
}
