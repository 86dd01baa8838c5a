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
  const lead = leadOf(files);
  const others = files.filter((file) => file !== lead);
  const telling = lead === undefined ? [] : subjectsOf(lead).filter((subject) => !subject.startsWith("Change "));
  const led = telling.map((subject) => `${subject}; ${summaryOf(others)}`);
  return withBody(firstThatFits([...led, capitalized(summaryOf(files))]), files);
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

/** The file that the subject names: the one with most symbols that come or go, or the only one that does so itself. */
function leadOf(files: readonly DiffFile[]): DiffFile | undefined {
  const [heaviest] = files.toSorted((one, other) => weight(other) - weight(one));
  if (heaviest !== undefined && weight(heaviest) > 0) {
    return heaviest;
  }
  const [only, ...more] = files.filter(({ kind }) => kind !== "change");
  return more.length === 0 ? only : undefined;
}

/** Symbols that come or go in a file that stays; those of tests follow from others. */
function weight(file: DiffFile): number {
  const { added, removed } = symbolChange(file);
  const symbols = file.kind === "change" ? added.length + removed.length : 0;
  return /(?:^|[/._-])(?:tests?|spec|__tests__)(?:[/._-]|$)/.test(file.path) ? symbols / 100 : symbols;
}

const verbs = { create: "add", change: "change", rename: "rename", delete: "remove" } as const;
const kinds = ["create", "change", "rename", "delete"] as const;

/** How many files come, change, move and go, and in which folder they all are. */
function summaryOf(files: readonly DiffFile[]): string {
  const parts = kinds.flatMap((kind) => {
    const count = files.filter((file) => file.kind === kind).length;
    return count === 0 ? [] : [`${verbs[kind]} ${count} file${count === 1 ? "" : "s"}`];
  });
  return `${parts.join(", ")}${folderOf(files)}`;
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

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
