/** What a line costs to show, and which names it has. */
export interface ScannedLine {
  /** Hashes, none of them 0 or twice, in the order in which the names stand. */
  readonly names: readonly number[];
  /** About what `estimateTokens` says of the line with its line end. */
  readonly tokens: number;
  /** `note`: a comment as a whole line, which says nothing of what code comes there. */
  readonly kind: "code" | "note" | "blank";
}

/** By character code: what a character is in a word. */
const lower = 1;
const upper = 2;
const digit = 3;
const classes = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const text = String.fromCharCode(unit);
  classes[unit] = /[A-Z]/.test(text) ? upper : /[a-z_$]/.test(text) ? lower : /\d/.test(text) ? digit : 0;
}

/** What begins a whole line of comment in the languages that have many users; the lines of C's preprocessor and Rust's attributes are code. */
const noteStart = /^(?:\/\/|\/\*|\*|#(?!include|define|undef|pragma|if|el|end|\[|!\[)|--\s|""")/;
/** Costs in tokens as in `estimateTokens`: letters of a hump a token, and a sign. */
const lettersAToken = 6;
const signTokens = 0.75;

/** Reads the line of a text from `start` to before `end`, in one pass: a workspace has tens of millions of characters. */
export function scanLine(text: string, start: number, end: number): ScannedLine {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) {
    at++;
  }
  if (at === end) {
    return { names: [], tokens: 1, kind: "blank" };
  }
  const { names, tokens } = scanWords(text, at, end);
  return {
    names,
    tokens: Math.ceil(tokens) + 1,
    kind: noteStart.test(text.slice(at, Math.min(end, at + 10))) ? "note" : "code",
  };
}

/** The names of a text, as hashes. */
export function namesIn(text: string): ReadonlySet<number> {
  const all = new Set<number>();
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    for (const name of scanWords(text, start, end).names) {
      all.add(name);
    }
    start = end + 1;
  }
  return all;
}

function scanWords(text: string, start: number, end: number): Pick<ScannedLine, "names" | "tokens"> {
  const names: number[] = [];
  let tokens = 0;
  for (let at = start; at < end; ) {
    const first = text.charCodeAt(at);
    if (classOf(first) === 0) {
      tokens += isBlank(first) ? 0 : signTokens;
      at++;
      continue;
    }
    const stop = endOfWord(text, at, end);
    tokens += tokensOfWord(text, at, stop);
    const name = classOf(first) === digit ? 0 : hashOf(text, at, stop);
    if (name !== 0 && !names.includes(name)) {
      names.push(name);
    }
    at = stop;
  }
  return { names, tokens };
}

function endOfWord(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end && classOf(text.charCodeAt(at)) !== 0) {
    at++;
  }
  return at;
}

function tokensOfWord(text: string, start: number, end: number): number {
  let tokens = 0;
  let hump = 0;
  for (let at = start; at < end; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind !== lower && hump > 0) {
      tokens += Math.ceil(hump / lettersAToken);
      hump = 0;
    }
    tokens += kind === digit ? 1 : 0;
    hump += kind === digit ? 0 : 1;
  }
  return tokens + Math.ceil(hump / lettersAToken);
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ . Among a million names some hundred share a hash, which costs little. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Whatever is beyond ASCII counts as a letter. */
function classOf(unit: number): number {
  return unit < 128 ? classes[unit]! : lower;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}
