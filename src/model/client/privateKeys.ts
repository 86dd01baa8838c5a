/** RFC 7468, section 2, and RFC 4880, section 6.2, for the block of a PGP key. */
const beginning = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----\s*$/;
const end = /^[-+\s]*-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/;
/** A line of a key, in a diff too. */
const keyLine = /^[-+\s]*[A-Za-z0-9+/=]{16,}\s*$/;
/** The last line of a key may be short. */
const lastKeyLine = /^[-+\s]*[A-Za-z0-9+/=]{4,}\s*$/;
/** Such as `Proc-Type: 4,ENCRYPTED`, and the empty line below. */
const headerLine = /^[-+\s]*(?:[A-Za-z-]+: .*)?$/;

/** The lines of private keys that have a mark at one end at least: a window of a file may cut off the other. */
export function privateKeysIn(text: string): readonly string[] {
  if (!text.includes("PRIVATE KEY")) {
    return [];
  }
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const body = beginning.test(line) ? bodyBelow(lines, index) : end.test(line) ? bodyAbove(lines, index) : [];
    return body.length === 0 ? [] : body.join("\n");
  });
}

function bodyBelow(lines: readonly string[], mark: number): readonly string[] {
  let first = mark + 1;
  while (first < lines.length && headerLine.test(lines[first] ?? "")) {
    first++;
  }
  let after = first;
  while (after < lines.length && keyLine.test(lines[after] ?? "")) {
    after++;
  }
  return lines.slice(first, after);
}

function bodyAbove(lines: readonly string[], mark: number): readonly string[] {
  let first = lastKeyLine.test(lines[mark - 1] ?? "") ? mark - 1 : mark;
  while (keyLine.test(lines[first - 1] ?? "")) {
    first--;
  }
  return lines.slice(first, mark);
}
