import { isHashCommented, isQuoteShort, isTemplated } from "./languages.ts";

/** A bracket, a template, or a hole of one, that is not closed yet. */
export interface Open {
  readonly bracket: string;
  /** The token before it, empty at the text's start: it tells a block from a literal. */
  readonly behind: string;
  /** Leading white space of the line that it stands in. */
  readonly indentation: string;
  /** First token of that line. */
  readonly lineStart: string;
  /** Nothing stands behind it in that line. */
  readonly endsLine: boolean;
  /** Number of that line, counted from where the reading began. */
  readonly line: number;
}

/** How far a text has been read as code. */
export interface Code {
  /** The outermost first. */
  readonly open: readonly Open[];
  /** Closing brackets that close nothing that was read, in their order. */
  readonly unopened: readonly string[];
  /** What ends the string, template, comment or regular expression that the text ends in; `\n` for a line's comment. */
  readonly inside: string | undefined;
  /** Of the line that the text ends in. */
  readonly indentation: string;
  /** First token of that line, empty while it has none. */
  readonly lineStart: string;
  readonly line: number;
  /** The last token that is neither white space nor comment: it tells whether a slash begins a regular expression. */
  readonly last: string;
  /** The line that it ends in. */
  readonly lastLine: number;
  /** The reading did not begin where the text begins. */
  readonly isPart: boolean;
}

export const codeStart: Code = {
  open: [],
  unopened: [],
  inside: undefined,
  indentation: "",
  lineStart: "",
  line: 0,
  last: "",
  lastLine: 0,
  isPart: false,
};

const openerOf: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** What is read in one go until something of it ends; the first group is that end, empty where the text ends before. */
const insides: Readonly<Record<string, RegExp>> = {
  '"': /(?:[^"\\\n]|\\[\s\S])*("|(?=\n)|$)/y,
  "'": /(?:[^'\\\n]|\\[\s\S])*('|(?=\n)|$)/y,
  "`": /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{|$)/y,
  "/": /(?:[^/\\[\n]|\\.|\\(?=\n|$)|\[(?:[^\]\\\n]|\\.)*\]?)*(\/|(?=\n)|$)/y,
  '"""': /(?:[^"\\]|\\[\s\S]|"(?!""))*("""|$)/y,
  "'''": /(?:[^'\\]|\\[\s\S]|'(?!''))*('''|$)/y,
  "*/": /(?:[^*]|\*(?!\/))*(\*\/|$)/y,
  "\n": /[^\n]*((?=\n)|$)/y,
};
const token = /\n[^\S\n]*|[^\S\n]+|\/\/|\/\*|"""|'''|--|[\p{L}\p{N}_$]+|[\s\S]/uy;
/** A string that ends in its line. */
const wholeString = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const wholeCharacter = /'(?:[^'\\\n]|\\[^'\n]{1,8}|\\')'/y;
/** Behind these a slash divides. */
const value = /[\p{L}\p{N}_$)\]}"'`]$/u;
const beforeValue = /^(?:return|typeof|case|in|of|do|else|void|delete|throw|yield|await|new)$/;

/**
 * Reads on: which brackets are open, and what the text ends in. No parser, so a kilobyte takes microseconds; what it can't tell
 * apart, such as text between tags, it reads as code.
 */
export function readCode(text: string, languageId: string, from: Code = codeStart): Code {
  const reader = new Reader(text, languageId, from);
  reader.read();
  const { open, unopened, inside, indentation, lineStart, line, last, lastLine } = reader;
  return { open, unopened, inside, indentation, lineStart, line, last, lastLine, isPart: from.isPart };
}

/** One reading, and nothing after it. */
class Reader {
  readonly open: Open[];
  readonly unopened: string[];
  inside: string | undefined;
  indentation: string;
  lineStart: string;
  line: number;
  last: string;
  lastLine: number;
  private at = 0;
  private readonly text: string;
  private readonly languageId: string;

  constructor(text: string, languageId: string, from: Code) {
    this.text = text;
    this.languageId = languageId;
    this.open = [...from.open];
    this.unopened = [...from.unopened];
    ({ inside: this.inside, indentation: this.indentation, lineStart: this.lineStart } = from);
    ({ line: this.line, last: this.last, lastLine: this.lastLine } = from);
  }

  read(): void {
    while (this.at < this.text.length) {
      if (this.inside !== undefined) {
        this.readInside(this.inside);
      } else {
        this.readToken(this.take(token)?.[0] ?? "");
      }
    }
  }

  private readInside(ender: string): void {
    const found = this.take(insides[ender]!);
    const read = found?.[0] ?? "";
    const lastBreak = read.lastIndexOf("\n");
    if (lastBreak >= 0) {
      this.line += read.split("\n").length - 1;
      this.indentation = /^[^\S\n]*/.exec(read.slice(lastBreak + 1))?.[0] ?? "";
    }
    const end = found?.[1] ?? "";
    if (end === "" && this.at >= this.text.length) {
      return;
    }
    this.inside = undefined;
    if (end === "${") {
      this.push("${");
    } else if (ender === "`") {
      this.open.pop();
    }
    if (ender !== "\n" && ender !== "*/") {
      this.ended(end === "${" ? end : '"');
    }
  }

  private readToken(read: string): void {
    if (read.startsWith("\n")) {
      this.endLine();
      this.line++;
      this.indentation = read.slice(1);
      this.lineStart = "";
    } else if (read.trim() === "") {
      this.indentation += this.lineStart === "" ? read : "";
    } else {
      this.lineStart ||= read;
      if (!this.begins(read)) {
        this.bracket(read);
        this.ended(read);
      }
    }
  }

  private endLine(): void {
    const innermost = this.open.at(-1);
    if (innermost !== undefined && innermost.bracket === this.last && innermost.line === this.lastLine) {
      this.open[this.open.length - 1] = { ...innermost, endsLine: true };
    }
  }

  /** Whether a token begins a comment, a string, a template or a regular expression. */
  private begins(read: string): boolean {
    this.inside = this.enderOf(read);
    if (this.inside === "`") {
      this.push("`");
    }
    return this.inside !== undefined;
  }

  private enderOf(read: string): string | undefined {
    switch (read) {
      case "//":
      case "#":
      case "--":
        return lineComment(this.languageId) === read ? "\n" : undefined;
      case "/*":
        return isHashCommented(this.languageId) ? undefined : "*/";
      case '"""':
      case "'''":
        return this.languageId === "python" ? read : this.stringFrom(read);
      case '"':
      case "'":
        return this.stringFrom(read);
      case "`":
        return isTemplated(this.languageId) ? read : undefined;
      case "/":
        return isTemplated(this.languageId) && (!value.test(this.last) || beforeValue.test(this.last))
          ? read
          : undefined;
      default:
        return undefined;
    }
  }

  /** A quote with no other in its line is an apostrophe, or begins a string where the text ends in that line. */
  private stringFrom(read: string): string | undefined {
    const start = this.at - read.length;
    const quote = read[0]!;
    const isShort = quote === "'" && isQuoteShort(this.languageId);
    const whole = isShort ? wholeCharacter : wholeString;
    whole.lastIndex = start;
    this.at = start + 1;
    const isOpenAtEnd = !isShort && this.text.indexOf("\n", start) < 0;
    return whole.test(this.text) || isOpenAtEnd ? quote : undefined;
  }

  private bracket(read: string): void {
    const opener = openerOf[read];
    if (read === "(" || read === "[" || read === "{") {
      this.push(read);
    } else if (opener !== undefined) {
      const innermost = this.open.at(-1)?.bracket;
      if (innermost === opener || (read === "}" && innermost === "${")) {
        this.open.pop();
        this.inside = innermost === "${" ? "`" : undefined;
      } else {
        this.unopened.push(read);
      }
    }
  }

  private ended(token: string): void {
    this.last = token;
    this.lastLine = this.line;
  }

  private push(bracket: string): void {
    const { indentation, lineStart, line, last: behind } = this;
    this.open.push({ bracket, behind, indentation, lineStart, endsLine: false, line });
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at = found === null ? this.text.length : pattern.lastIndex;
    return found;
  }
}

function lineComment(languageId: string): string {
  return isHashCommented(languageId) ? "#" : ["sql", "lua", "haskell", "elm"].includes(languageId) ? "--" : "//";
}
