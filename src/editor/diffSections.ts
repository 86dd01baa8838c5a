/** The part of a git diff that is about one file. */
export interface DiffSection {
  /** Its file's path in the repository; of a rename both; none where the section does not say. */
  readonly paths: readonly string[];
  readonly text: string;
}

/** Cuts a diff as `git diff` prints it into its files. What stands before the first one is left out. */
export function diffSections(diff: string): readonly DiffSection[] {
  return diff
    .split(/^(?=diff --(?:git|cc|combined) )/m)
    .filter((text) => text.startsWith("diff --"))
    .map((text) => ({ paths: pathsOf(text), text }));
}

/** Lines of a section's head that name a path as it is, and those that name it behind a prefix where the section has prefixes. */
const bareLine = /^(?:rename from |rename to |copy from |copy to |diff --(?:cc|combined) )(.*)$/;
const prefixedLine = /^(?:--- |\+\+\+ )(.*?)\t?$/;
/** The letters before and after, by git's settings `diff.mnemonicPrefix` and `diff.noprefix`, are `a` and `b`, others, or none. */
const prefixes = /^diff --git "?([abciow])\/.* "?(?!\1)[abciow]\//;

function pathsOf(section: string): readonly string[] {
  const hunks = section.search(/^@@/m);
  const head = (hunks < 0 ? section : section.slice(0, hunks)).split(/\r?\n/);
  const first = head[0] ?? "";
  const bare = head.flatMap((line) => bareLine.exec(line)?.[1] ?? []).map(unquote);
  if (!first.startsWith("diff --git ")) {
    return bare;
  }
  const strip = prefixes.test(first) ? withoutPrefix : (path: string) => path;
  const prefixed = [...head.flatMap((line) => prefixedLine.exec(line)?.[1] ?? []).map(unquote), ...samePath(first)];
  const paths = [...bare, ...prefixed.filter((path) => path !== "/dev/null").map(strip)];
  return [...new Set(paths)];
}

/** The path of a section that has no other line with it, as of an empty or a binary file: the first line names it twice. */
function samePath(line: string): readonly string[] {
  const rest = line.slice("diff --git ".length);
  const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest);
  const [one, other] = quoted
    ? [unquote(quoted[1] ?? ""), unquote(quoted[2] ?? "")]
    : [rest.slice(0, (rest.length - 1) / 2), rest.slice((rest.length + 1) / 2)];
  return withoutPrefix(one) === withoutPrefix(other) ? [one] : [];
}

function withoutPrefix(path: string): string {
  return path.replace(/^[abciow]\//, "");
}

const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

/** Undoes how git quotes a path with unusual characters: in double quotes, its bytes in octal. */
function unquote(path: string): string {
  if (!path.startsWith('"')) {
    return path;
  }
  const raw = Buffer.from(path.slice(1, -1), "utf8").toString("latin1");
  const bytes = raw.replaceAll(/\\([0-7]{3}|.)/g, (_all, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
