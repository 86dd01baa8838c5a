import type { Family } from "./family.ts";

/** From the first character to behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string with its quotes. */
export interface StringSpan extends Span {
  /** Code within it: `${x}`, `{x}` of an f-string, `#{x}`; each without its brackets. */
  readonly holes: readonly Span[];
}

/** A text as code: three texts of one length, so that a place in one is a place in all. */
export interface Code {
  readonly family: Family;
  /** Comments are blanks. */
  readonly text: string;
  /** What strings and regular expressions say is blanks too, but for the holes. */
  readonly code: string;
  readonly comments: readonly Span[];
  /** In the order of their ends. */
  readonly strings: readonly StringSpan[];
}

const plain = /[^"'`/#{}]+/y;
const lineRest = /[^\n]*/y;
const blockComment = /(?:[^*]|\*(?!\/))*(?:\*\/)?/y;
const regularExpression = /(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** What follows an opening quote: a string that does not end in its line is an apostrophe in most languages. */
const rests: Readonly<Record<string, RegExp>> = {
  '"': /(?:[^"\\\n]|\\[\s\S])*"/y,
  "'": /(?:[^'\\\n]|\\[\s\S])*'/y,
  '"long': /(?:[^"\\]|\\[\s\S])*"/y,
  "'long": /(?:[^'\\]|\\[\s\S])*'/y,
  "'short": /(?:[^'\\\n]|\\[^'\n]{1,8}|\\')'/y,
  "`": /[^`]*`/y,
  '"""': /(?:[^"\\]|\\[\s\S]|"(?!""))*"""/y,
  "'''": /(?:[^'\\]|\\[\s\S]|'(?!''))*'''/y,
};
const templatePart = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{|$)/y;
/** Behind these a slash divides. */
const value = /[\p{L}\p{N}_$)\]}"'`]$/u;
const beforeValue = /(?:^|[^\p{L}\p{N}_$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|yield|await|new)$/u;
const slashCommented: ReadonlySet<Family> = new Set<Family>(["javascript", "go", "java", "rust", "php"]);
const hashCommented: ReadonlySet<Family> = new Set<Family>(["python", "ruby", "shell", "php"]);
const quoteShort: ReadonlySet<Family> = new Set<Family>(["go", "java", "rust"]);
const quoteLong: ReadonlySet<Family> = new Set<Family>(["php", "ruby", "shell"]);

/** A template that is not closed yet; `depth` counts the braces that are open in its hole. */
interface Template {
  readonly start: number;
  readonly holes: Span[];
  holeStart: number;
  depth: number;
}

/** Reads comments and strings. No parser: what it can't tell apart, such as text between tags, it reads as code. */
export function readCode(text: string, family: Family): Code {
  const reader = new Reader(text, family);
  reader.read();
  const { comments, strings, hidden } = reader;
  const uncommented = blanked(text, comments);
  return { family, text: uncommented, code: blanked(uncommented, hidden), comments, strings };
}

function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, " "));
    at = end;
  }
  return parts.join("") + text.slice(at);
}

/** One reading, and nothing after it. */
class Reader {
  readonly comments: Span[] = [];
  readonly strings: StringSpan[] = [];
  /** What strings say, in the order of the text. */
  readonly hidden: Span[] = [];
  private readonly templates: Template[] = [];
  private readonly text: string;
  private readonly family: Family;
  private at = 0;

  constructor(text: string, family: Family) {
    this.text = text;
    this.family = family;
  }

  read(): void {
    while (this.at < this.text.length) {
      if (this.take(plain) === undefined) {
        this.readMark(this.text[this.at]!);
      }
    }
  }

  private readMark(mark: string): void {
    const start = this.at;
    this.at++;
    if (mark === "/") {
      this.readSlash(start);
    } else if (mark === "#") {
      if (hashCommented.has(this.family) && !this.isHashCode(start)) {
        this.take(lineRest);
        this.comments.push({ start, end: this.at });
      }
    } else if (mark === "{" || mark === "}") {
      this.readBrace(mark);
    } else if (mark === "`" && this.family === "javascript") {
      this.templates.push({ start, holes: [], holeStart: this.at, depth: 0 });
      this.readTemplate();
    } else {
      this.readString(mark, start);
    }
  }

  private readSlash(start: number): void {
    const next = this.text[this.at];
    if (slashCommented.has(this.family) && (next === "/" || next === "*")) {
      this.at++;
      this.take(next === "/" ? lineRest : blockComment);
      this.comments.push({ start, end: this.at });
    } else if (this.family === "javascript") {
      const behind = this.text.slice(Math.max(0, start - 40), start).trimEnd();
      if ((!value.test(behind) || beforeValue.test(behind)) && this.take(regularExpression) !== undefined) {
        this.hidden.push({ start: start + 1, end: this.text.lastIndexOf("/", this.at - 1) });
      }
    }
  }

  /** A shell's `$#` and PHP's `#[` are no comments. */
  private isHashCode(start: number): boolean {
    return this.family === "php"
      ? this.text[start + 1] === "["
      : this.family !== "python" && /[$\w{\\&]/.test(this.text[start - 1] ?? "");
  }

  private readBrace(brace: string): void {
    const template = this.templates.at(-1);
    if (template === undefined) {
      return;
    }
    if (brace === "{") {
      template.depth++;
    } else if (template.depth > 0) {
      template.depth--;
    } else {
      template.holes.push({ start: template.holeStart, end: this.at - 1 });
      this.readTemplate();
    }
  }

  /** Reads on in the innermost template until a hole begins or it ends. */
  private readTemplate(): void {
    const template = this.templates.at(-1)!;
    const start = this.at;
    const end = this.take(templatePart)?.[1] ?? "";
    this.hidden.push({ start, end: this.at - end.length });
    if (end === "${") {
      template.holeStart = this.at;
      template.depth = 0;
    } else {
      this.templates.pop();
      this.strings.push({ start: template.start, end: this.at, holes: template.holes });
    }
  }

  private readString(quote: string, start: number): void {
    const kind = this.kindOf(quote, start);
    if (kind === undefined) {
      return;
    }
    const length = kind.startsWith(quote.repeat(3)) ? 3 : 1;
    this.at = start + length;
    if (this.take(rests[kind]!) === undefined) {
      this.at = start + 1;
      return;
    }
    const said = { start: start + length, end: this.at - length };
    const holes = this.holesIn(said, quote, start);
    this.hideAround(said, holes);
    this.strings.push({ start, end: this.at, holes });
  }

  private kindOf(quote: string, start: number): string | undefined {
    const { family } = this;
    if (quote === "`") {
      return family === "go" || family === "ruby" ? quote : undefined;
    }
    if (this.text.startsWith(quote.repeat(3), start) && (family === "python" || (family === "java" && quote === '"'))) {
      return quote.repeat(3);
    }
    if (quote === "'" && quoteShort.has(family)) {
      return "'short";
    }
    const isLong = quoteLong.has(family) || (family === "rust" && quote === '"');
    return isLong ? `${quote}long` : quote;
  }

  private holesIn(said: Span, quote: string, start: number): readonly Span[] {
    const pattern = holePattern(this.family, quote, this.text.slice(Math.max(0, start - 3), start));
    const content = this.text.slice(said.start, said.end);
    return pattern === undefined
      ? []
      : [...content.matchAll(pattern)].map((found) => {
          const hole = found[1] ?? "";
          const at = said.start + found.index + found[0].indexOf(hole);
          return { start: at, end: at + hole.length };
        });
  }

  private hideAround(said: Span, holes: readonly Span[]): void {
    let at = said.start;
    for (const { start, end } of holes) {
      this.hidden.push({ start: at, end: start });
      at = end;
    }
    this.hidden.push({ start: at, end: said.end });
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) {
      return undefined;
    }
    this.at = pattern.lastIndex;
    return found;
  }
}

function holePattern(family: Family, quote: string, behind: string): RegExp | undefined {
  switch (family) {
    case "python":
      // Doubled braces are no hole; a format specification is not a part of it.
      return /(?:^|[^\w])(?:f|rf|fr)$/i.test(behind) ? /(?<!\{)(?:\{\{)*\{([^{}:!]+)[^{}]*\}/g : undefined;
    case "ruby":
      return quote === "'" ? undefined : /#\{([^}]*)\}/g;
    case "php":
    case "shell":
      return quote === "'" ? undefined : /(?<!\\)\{?(\$(?:\w+|\{\w+\}|\([^)]*\))(?:->\w+|\[[^\]]*\])*)\}?/g;
    case "java":
      // Kotlin and Scala; Java has no `$` in front of a name.
      return quote === '"' ? /\$\{([^}]*)\}/g : undefined;
    default:
      return undefined;
  }
}
