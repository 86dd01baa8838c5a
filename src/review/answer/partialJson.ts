/** What is whole of the arrays under one name in JSON objects (RFC 8259), wherever the text ends. */
export interface WholeItems {
  /** Each item as it is written. An item's end mark is there, so nothing of it is missing. */
  readonly items: readonly string[];
  /** Every object is closed and has its array. */
  readonly isComplete: boolean;
  /** What follows the last whole item, or the beginning of the array, where something is missing; else empty. */
  readonly rest: string;
}

/** Reads one object after another; each gives the items of its array under `name`. */
export function readItems(text: string, name: string): WholeItems {
  const scanner = new Scanner(text);
  const items: string[] = [];
  let readTo = 0;
  const take = (found: readonly string[]) => {
    items.push(...found);
    readTo = scanner.at;
  };
  do {
    if (!readObject(scanner, JSON.stringify(name), take)) {
      return { items, isComplete: false, rest: text.slice(readTo) };
    }
    take([]);
  } while (!scanner.isAtEnd());
  return { items, isComplete: true, rest: "" };
}

type Take = (found: readonly string[]) => void;

/** Whether an object that has the array is complete. */
function readObject(scanner: Scanner, name: string, take: Take): boolean {
  let isFound = false;
  if (!scanner.passes("{")) {
    return false;
  }
  do {
    const key = scanner.value();
    if (key === undefined || !scanner.passes(":")) {
      return false;
    }
    if (key === name && scanner.passes("[")) {
      isFound = true;
      if (!readArray(scanner, take)) {
        return false;
      }
    } else if (scanner.value() === undefined) {
      return false;
    }
  } while (scanner.passes(","));
  return scanner.passes("}") && isFound;
}

/** Whether the array, whose opening bracket was passed, is complete. */
function readArray(scanner: Scanner, take: Take): boolean {
  take([]);
  if (scanner.passes("]")) {
    return true;
  }
  do {
    const item = scanner.value();
    if (item === undefined) {
      return false;
    }
    take([item]);
  } while (scanner.passes(","));
  return scanner.passes("]");
}

/** Finds where values begin and end; whether they are right inside is for `JSON.parse` to say. */
class Scanner {
  private readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    this.passSpace();
    return this.at === this.text.length;
  }

  /** Goes past white space, and past the mark where it stands there. */
  passes(mark: string): boolean {
    this.passSpace();
    const stands = this.text[this.at] === mark;
    this.at += stands ? 1 : 0;
    return stands;
  }

  /** The value that begins here; `undefined`, and the place is kept, where none does or its end is not there. */
  value(): string | undefined {
    this.passSpace();
    const { at: start, text } = this;
    const end = "{[".includes(text[start] ?? " ") ? nestedEnd(text, start) : plainEnd(text, start);
    if (end === undefined || end === start) {
      return undefined;
    }
    this.at = end;
    return text.slice(start, end);
  }

  private passSpace(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "x")) {
      this.at++;
    }
  }
}

function nestedEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const mark = text[at] ?? "";
    if (mark === '"') {
      at = stringEnd(text, at) ?? text.length;
      continue;
    }
    depth += "{[".includes(mark) ? 1 : "}]".includes(mark) ? -1 : 0;
    at++;
    if (depth === 0) {
      return at;
    }
  }
  return undefined;
}

/** The end of a string, or of a number or word, which must be followed by something to be known as whole. */
function plainEnd(text: string, start: number): number | undefined {
  if (text[start] === '"') {
    return stringEnd(text, start);
  }
  for (let at = start; at < text.length; at++) {
    if (',:{}[]" \t\n\r'.includes(text[at] ?? "")) {
      return at;
    }
  }
  return undefined;
}

function stringEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") {
      at++;
    } else if (text[at] === '"') {
      return at + 1;
    }
  }
  return undefined;
}
