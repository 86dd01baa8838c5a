/** A word, a mark, or a string without its quotes. Comments, regular expressions and templates are none. */
export interface Token {
  readonly kind: "word" | "mark" | "string";
  readonly text: string;
  readonly offset: number;
}

const piece =
  /(?<blank>\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(?<word>[\w$\u0080-\uffff]+)|(?<mark>[\s\S])/y;
const regex = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
const templateText = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
/** Behind these a slash begins a regular expression; behind other words and closing brackets it divides. */
const beforeRegex = /^(?:[^\w$<)\]}"'`]|return|typeof|case|in|of|do|else|void|delete|await|yield|throw|new)$/;

/**
 * The tokens of JavaScript or TypeScript, as far as finding imports needs them: ECMAScript 2026, "Lexical Grammar", with the usual
 * guess at what a slash begins. What stands in JSX is taken for code.
 */
export function tokensOf(text: string): readonly Token[] {
  const reader = new Reader(text);
  while (reader.read()) {
    // Each call takes a piece of the text.
  }
  return reader.tokens;
}

class Reader {
  readonly tokens: Token[] = [];
  private readonly text: string;
  private at = 0;
  /** For each template that is open, the braces open in its present hole. */
  private readonly holes: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Takes the next piece; `false` at the end. */
  read(): boolean {
    const offset = this.at;
    if (this.beginsRegex() && this.match(regex) !== undefined) {
      this.tokens.push({ kind: "mark", text: ")", offset });
      return true;
    }
    const groups = this.match(piece);
    if (groups?.mark !== undefined) {
      this.takeMark(groups.mark, offset);
    } else if (groups?.string !== undefined) {
      this.tokens.push({ kind: "string", text: groups.string.slice(1, -1), offset });
    } else if (groups?.word !== undefined) {
      this.tokens.push({ kind: "word", text: groups.word, offset });
    }
    return groups !== undefined;
  }

  private takeMark(mark: string, offset: number): void {
    const open = this.holes.at(-1);
    if (mark === "`" || (mark === "}" && open === 0)) {
      if (mark === "}") {
        this.holes.pop();
      }
      this.takeTemplate(offset);
      return;
    }
    if (open !== undefined && /[{}]/.test(mark)) {
      this.holes[this.holes.length - 1] = open + (mark === "{" ? 1 : -1);
    }
    this.tokens.push({ kind: "mark", text: mark, offset });
  }

  /** Takes a template's text up to its end or to its next hole; to what follows it is a bracket. */
  private takeTemplate(offset: number): void {
    this.match(templateText);
    const isHole = this.text.startsWith("${", this.at);
    this.at += isHole ? 2 : 1;
    if (isHole) {
      this.holes.push(0);
    }
    this.tokens.push({ kind: "mark", text: isHole ? "(" : ")", offset });
  }

  private beginsRegex(): boolean {
    const last = this.tokens.at(-1);
    const isSlash = this.text[this.at] === "/" && !/[/*]/.test(this.text[this.at + 1] ?? "");
    return isSlash && (last === undefined || (last.kind !== "string" && beforeRegex.test(last.text)));
  }

  private match(pattern: RegExp): Readonly<Record<string, string | undefined>> | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found === null ? undefined : (found.groups ?? {});
  }
}
