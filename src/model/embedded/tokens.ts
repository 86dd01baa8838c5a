/**
 * Cuts text into tokens whose texts, joined, are the text again: words, operators, line breaks with their indentation.
 * It keeps no state, so strings and comments fall into words too and any line can be cut on its own.
 */

/** Longer words are cut: base64 and minified names would fill the vocabulary otherwise. */
const longestWord = 64;

/** Operators of several characters that mostly stand together; each saves a token of memory and of context. */
const operators = new Set(
  (
    "=> === !== == != <= >= && || ?? ?. ... ++ -- += -= *= /= |= ** << >> -> := :: </ /> // /* /** */ " +
    "() {} [] (); {}; [], }) }); }, }; ) ); ), ); )) ({ ([ (' (\" (` ') \") `) '; \"; `; ', \", `, '] \"] [' [\" ': \": \"\"\" ''' ${"
  ).split(" "),
);

const longestOperator = 3;

const space = 32;
const dot = 46;

/** Letters, digits, `_`, `$` and everything outside ASCII. */
const wordUnits = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  wordUnits[unit] = /[\w$]/.test(String.fromCharCode(unit)) ? 1 : 0;
}

function isWord(unit: number): boolean {
  return unit >= 128 || wordUnits[unit] === 1;
}

function isBlank(unit: number): boolean {
  return unit === space || unit === 9;
}

function endOfBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

function endOfWord(text: string, from: number): number {
  const limit = Math.min(text.length, from + longestWord);
  let at = from;
  while (at < limit && isWord(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

function endOfOperator(text: string, from: number): number {
  for (let length = longestOperator; length > 1; length--) {
    if (operators.has(text.slice(from, from + length))) {
      return Math.min(from + length, text.length);
    }
  }
  return from + 1;
}

/**
 * Where the token that starts at `from` ends. One space before a word or an operator, and the dot before a name, belong to
 * the token; a line break takes the indentation of the line it opens.
 */
export function endOfToken(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === 10) {
    return endOfBlanks(text, from + 1);
  }
  if (isWord(first)) {
    return endOfWord(text, from);
  }
  if (isBlank(first)) {
    const next = text.charCodeAt(from + 1);
    if (first !== space || Number.isNaN(next) || isBlank(next) || next === 10) {
      return endOfBlanks(text, from + 1);
    }
    return isWord(next) ? endOfWord(text, from + 1) : endOfOperator(text, from + 1);
  }
  if (first === dot && isWord(text.charCodeAt(from + 1))) {
    return endOfWord(text, from + 1);
  }
  return endOfOperator(text, from);
}
