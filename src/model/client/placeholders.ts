import { createHmac } from "node:crypto";

const start = "CAVEAT_SECRET_";
/** Hexadecimal digits: 48 bits, which nobody guesses and no two secrets of a request share by chance. */
const digits = 12;
/** Shorter pieces are no secret, such as the end of a key's last line, and stand in any text. */
const shortest = 4;
/** The marks around a key tell the model what stands there. */
const mark = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;

/** Placeholders for the secrets of one request. */
export interface Placeholders {
  /** How many secrets they stand for. */
  readonly count: number;
  /** The text with placeholders where it has secrets. */
  hide(text: string): string;
  /**
   * The text with the secrets put back, as far as no placeholder may go on behind its end; `held` is the rest. In `json` they are put
   * back as a part of a string.
   */
  putBack(text: string, into: "text" | "json"): { readonly ready: string; readonly held: string };
}

/**
 * Each line of a secret gets a placeholder of its own, so that lines stay what they are to whoever counts or edits them. A placeholder
 * is a keyed hash (HMAC-SHA-256, RFC 2104) of what it stands for: the same in every request of the same key, with nothing kept.
 */
export function placeholdersFor(secrets: readonly string[], key: Uint8Array): Placeholders {
  const byPiece = new Map<string, string>();
  let count = 0;
  for (const secret of secrets) {
    const pieces = piecesOf(secret).filter((piece) => !byPiece.has(piece));
    count += pieces.length > 0 ? 1 : 0;
    for (const piece of pieces) {
      byPiece.set(piece, start + createHmac("sha256", key).update(piece).digest("hex").slice(0, digits));
    }
  }
  const byPlaceholder = new Map([...byPiece].map(([piece, placeholder]) => [placeholder, piece]));
  const intoText = replacer(byPlaceholder);
  const intoJson = replacer(
    new Map([...byPlaceholder].map(([each, piece]) => [each, JSON.stringify(piece).slice(1, -1)])),
  );
  return {
    count,
    hide: replacer(byPiece),
    putBack: (text, into) => {
      const end = heldFrom(text, [...byPlaceholder.keys()]);
      const put = into === "text" ? intoText : intoJson;
      return { ready: put(text.slice(0, end)), held: text.slice(end) };
    },
  };
}

function piecesOf(secret: string): readonly string[] {
  return secret
    .split("\n")
    .map((line) => line.trim())
    .map((line) => (secret.includes("\n") && !mark.test(line) ? line.replace(/^[-+\s]+/, "") : line))
    .filter((piece) => piece.length >= shortest && !mark.test(piece));
}

/** Replaces in one pass, so that nothing is looked for in what was put in; the longest first, where one begins with another. */
function replacer(replacements: ReadonlyMap<string, string>): (text: string) => string {
  if (replacements.size === 0) {
    return (text) => text;
  }
  const longestFirst = [...replacements.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"), "g");
  return (text) => text.replace(pattern, (each) => replacements.get(each) ?? each);
}

/** Where the beginning of a placeholder stands that the text's end cuts off; the text's length where none does. */
function heldFrom(text: string, placeholders: readonly string[]): number {
  for (let from = Math.max(0, text.length - start.length - digits + 1); from < text.length; from++) {
    const tail = text.slice(from);
    if (placeholders.some((placeholder) => placeholder.startsWith(tail))) {
      return from;
    }
  }
  return text.length;
}
