import { type DiffFile, filesOf } from "../../context/diffFiles.ts";
import { type DeclaredSymbol, symbolsIn } from "./symbolsIn.ts";

/** Characters of a subject that git's own tools and hosts show whole. */
const longestSubject = 72;
/** Files that the body names one by one. */
const mostFiles = 20;

/**
 * A commit message that says what the diff's structure shows, in the imperative: files that come, go and move, symbols that are
 * added and removed. It knows no reason and gives none. Empty for a diff without files.
 */
export function draftCommitMessage(diff: string): string {
  const files = filesOf(diff);
  const [only] = files;
  if (only === undefined) {
    return "";
  }
  if (files.length === 1) {
    return withBody(firstThatFits(subjectsOf(only)), []);
  }
  const deeds = files.toSorted((one, other) => weight(other) - weight(one)).map((file) => subjectsOf(file));
  const [first = []] = deeds;
  const rest = `change ${files.length - 1} other file${files.length === 2 ? "" : "s"}`;
  const together = togetherOf(files);
  const subjects = together === undefined ? first.map((subject) => `${subject}; ${rest}`) : [together];
  return withBody(firstThatFits([...subjects, `Change ${files.length} files${folderOf(files)}`]), files);
}

/** What was done to one file: from the fullest to the shortest way to say it. */
function subjectsOf(file: DiffFile): readonly string[] {
  const { kind, oldPath, path } = file;
  const name = nameOf(path);
  if (kind === "create" || kind === "delete") {
    const verb = kind === "create" ? "Add" : "Remove";
    return [`${verb} ${path}`, `${verb} ${name}`];
  }
  if (kind === "rename") {
    return [`Rename ${oldPath} to ${path}`, `Rename ${nameOf(oldPath)} to ${name}`];
  }
  const { added, removed } = symbolChange(file);
  if (added.length > 0 && removed.length > 0) {
    const [one, other] = [listed(removed), listed(added)];
    return [`Replace ${one} by ${other} in ${path}`, `Replace ${one} by ${other}`, `Change ${path}`, `Change ${name}`];
  }
  if (added.length > 0) {
    return [`Add ${listed(added)} to ${path}`, `Add ${listed(added)} to ${name}`, `Change ${path}`, `Change ${name}`];
  }
  if (removed.length > 0) {
    return [
      `Remove ${listed(removed)} from ${path}`,
      `Remove ${listed(removed)} from ${name}`,
      `Change ${path}`,
      `Change ${name}`,
    ];
  }
  return [`Change ${path}`, `Change ${name}`];
}

/** One sentence for files of which the same is done to all. */
function togetherOf(files: readonly DiffFile[]): string | undefined {
  const kinds = new Set(files.map(({ kind }) => kind));
  const [kind] = kinds;
  const verbs = { create: "Add", delete: "Remove", rename: "Rename", change: "Change" } as const;
  const isPlain = kind !== "change" || files.every((file) => weight(file) === 0);
  return kinds.size === 1 && kind !== undefined && isPlain
    ? `${verbs[kind]} ${files.length} files${folderOf(files)}`
    : undefined;
}

/** What a reader wants to know first: symbols that come or go, then files that do. */
function weight(file: DiffFile): number {
  const { added, removed } = symbolChange(file);
  return file.kind === "change" ? (added.length + removed.length) * 2 : 1;
}

/** Symbols that only the new or only the old lines declare; one whose line changed is in both. */
function symbolChange({ added, removed }: DiffFile): {
  readonly added: readonly DeclaredSymbol[];
  readonly removed: readonly DeclaredSymbol[];
} {
  const [now, before] = [symbolsIn(added), symbolsIn(removed)];
  const isIn =
    (symbols: readonly DeclaredSymbol[]) =>
    ({ name }: DeclaredSymbol) =>
      symbols.some((symbol) => symbol.name === name);
  return { added: now.filter((each) => !isIn(before)(each)), removed: before.filter((each) => !isIn(now)(each)) };
}

function listed(symbols: readonly DeclaredSymbol[]): string {
  const names = symbols.map(({ isFunction, name }) => (isFunction ? `${name}()` : name));
  return names.length <= 2 ? names.join(" and ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}

/** The folder that holds all the files, as the end of a sentence. */
function folderOf(files: readonly DiffFile[]): string {
  const [first = [], ...others] = files.map(({ path }) => path.split("/").slice(0, -1));
  const common = first.filter((_, index) =>
    others.every((parts) => parts.slice(0, index + 1).join("/") === first.slice(0, index + 1).join("/")),
  );
  return common.length === 0 ? "" : ` in ${common.join("/")}`;
}

function firstThatFits(subjects: readonly string[]): string {
  return subjects.find((subject) => subject.length <= longestSubject) ?? subjects.at(-1) ?? "";
}

/** Several files are named below the subject, each with what was done to it. */
function withBody(subject: string, files: readonly DiffFile[]): string {
  const lines = files.slice(0, mostFiles).map((file) => `- ${subjectsOf(file)[0]}`);
  const more = files.length > mostFiles ? [`- and ${files.length - mostFiles} more`] : [];
  return [subject, ...(lines.length === 0 ? [] : ["", ...lines, ...more])].join("\n");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
