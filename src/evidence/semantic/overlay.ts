import { diagnostics, fileReferences, projectInfo } from "./protocol.ts";
import { type ServerProcess, TypeServerError } from "./serverProcess.ts";

/** A file as it is and as it would be; `undefined` where there is none. */
export interface OverlayFile {
  /** Absolute. */
  readonly path: string;
  /** The workspace's folder that it is in; absolute. */
  readonly folder: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is laid over the files on disk. */
export interface Overlay {
  readonly files: readonly OverlayFile[];
  /** Other files that are open with unsaved text. */
  readonly unsaved: readonly { readonly path: string; readonly folder: string; readonly text: string }[];
}

export interface CompilerError {
  /** As TypeScript numbers its messages, without `TS`. */
  readonly code: number;
  /** Counted from 0. */
  readonly line: number;
  readonly message: string;
  /** Codes of what the compiler says beside it. */
  readonly related: readonly number[];
}

/** Why a file's types were not looked at. `noProject`: in no project, or one that leaves its types alone. `unparsed`: its syntax has errors. */
export type NotTyped = "noProject" | "unparsed" | "deleted";

/** What the compiler says of a file, or why it says nothing. `path`: absolute, with `/`. */
export type FileErrors =
  | { readonly path: string; readonly notTyped: NotTyped }
  | { readonly path: string; readonly before: readonly CompilerError[]; readonly after: readonly CompilerError[] };

/** A name that nothing defines. A text at whose end the compiler does not find it was not looked at, as JavaScript is not without `checkJs`. */
const witness = "caveat$Witness";
/** Files that import one of the proposal's; each costs as much as one of its own. */
const mostImporters = 10;
/** "Unreachable code detected" and "'await' has no effect on the type of this expression": the suggestions that tell of a mistake. */
const wantedSuggestions = [7027, 80007];

/**
 * The errors of a proposal's files, then of those that import them, before and after. Nothing of it is written: the server sees the
 * texts as those of open files. Throws what `ServerProcess.ask` throws.
 */
export async function overlayErrors(
  { files, unsaved }: Overlay,
  server: ServerProcess,
  signal: AbortSignal,
): Promise<readonly FileErrors[]> {
  const asked = new Asking(server, signal);
  const present = files.filter(({ before }) => before !== undefined);
  const proposed = files.filter(({ after }) => after !== undefined);
  try {
    await asked.open([
      ...unsaved,
      ...present.map(({ path, folder, before = "" }) => ({ path, folder, text: withWitness(before) })),
    ]);
    const before = await inTurn(present, ({ path }) => asked.errors(path, true));
    const importers = await asked.importersOf(files.map(({ path }) => slashed(path)));
    const importersBefore = await inTurn(importers, (path) => asked.errors(path, false));
    await asked.open(proposed.map(({ path, folder, after = "" }) => ({ path, folder, text: withWitness(after) })));
    const after = await inTurn(proposed, ({ path }) => asked.errors(path, true));
    const importersAfter = await inTurn(importers, (path) => asked.errors(path, false));
    return [
      ...files.map((file) =>
        file.after === undefined
          ? { path: slashed(file.path), notTyped: "deleted" as const }
          : together(file.path, before[present.indexOf(file)] ?? [], after[proposed.indexOf(file)] ?? "noProject"),
      ),
      ...importers.map((path, index) => together(path, importersBefore[index] ?? [], importersAfter[index] ?? [])),
    ];
  } finally {
    asked.closeAll();
  }
}

/** What is asked of one server for one proposal. */
class Asking {
  private readonly server: ServerProcess;
  private readonly signal: AbortSignal;
  private readonly opened = new Set<string>();

  constructor(server: ServerProcess, signal: AbortSignal) {
    this.server = server;
    this.signal = signal;
  }

  async open(files: readonly { path: string; folder: string; text: string }[]): Promise<void> {
    for (const { path } of files) {
      this.opened.add(path);
    }
    const openFiles = files.map(({ path, folder, text }) => ({
      file: path,
      fileContent: text,
      projectRootPath: folder,
    }));
    await this.server.ask("updateOpen", { openFiles }, this.signal);
  }

  closeAll(): void {
    this.server.tell("updateOpen", { closedFiles: [...this.opened] });
  }

  async errors(path: string, hasWitness: boolean): Promise<readonly CompilerError[] | NotTyped> {
    if (hasWitness && !(await this.isInProject(path))) {
      return "noProject";
    }
    if ((await this.diagnostics("syntactic", path)).length > 0) {
      return "unparsed";
    }
    const found = await this.diagnostics("semantic", path);
    const seen = found.find(({ message }) => message.includes(witness));
    if (hasWitness && seen === undefined) {
      return "noProject";
    }
    const suggested = hasWitness ? await this.diagnostics("suggestion", path) : [];
    return [...found, ...suggested.filter(({ code }) => wantedSuggestions.includes(code))].filter(
      ({ line }) => seen === undefined || line < seen.line,
    );
  }

  /** Files that import one of these, of the same projects. */
  async importersOf(paths: readonly string[]): Promise<readonly string[]> {
    const found = await inTurn(paths, async (file) => {
      const { data } = fileReferences.safeParse(await this.askOrNothing("fileReferences", { file }));
      return data?.refs.map((each) => each.file) ?? [];
    });
    return [...new Set(found.flat())].filter((path) => !paths.includes(path)).slice(0, mostImporters);
  }

  /** Outside of a project the server guesses its options, and what follows from a guess is none. */
  private async isInProject(file: string): Promise<boolean> {
    const { data } = projectInfo.safeParse(
      await this.server.ask("projectInfo", { file, needFileNameList: false }, this.signal),
    );
    return data !== undefined && !data.configFileName.startsWith("/dev/null");
  }

  /** A file that is in no project has no references, which the server calls an error. */
  private async askOrNothing(command: string, given: object): Promise<unknown> {
    try {
      return await this.server.ask(command, given, this.signal);
    } catch (error) {
      if (error instanceof TypeServerError && error.kind === "refused") {
        return undefined;
      }
      throw error;
    }
  }

  private async diagnostics(kind: "syntactic" | "semantic" | "suggestion", file: string): Promise<CompilerError[]> {
    const { data } = diagnostics.safeParse(await this.server.ask(`${kind}DiagnosticsSync`, { file }, this.signal));
    if (data === undefined) {
      throw new TypeServerError("refused", "TypeScript's server answered in a form that is not known.");
    }
    return data.map(({ start, text, code, relatedInformation = [] }) => ({
      code,
      line: start.line - 1,
      message: text,
      related: relatedInformation.map((each) => each.code),
    }));
  }
}

function together(
  path: string,
  before: readonly CompilerError[] | NotTyped,
  after: readonly CompilerError[] | NotTyped,
): FileErrors {
  if (typeof before === "string" || typeof after === "string") {
    return { path: slashed(path), notTyped: typeof after === "string" ? after : (before as NotTyped) };
  }
  return { path: slashed(path), before, after };
}

function withWitness(text: string): string {
  return `${text}\n;${witness};\n`;
}

/** The server's form of a path. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** One after the other: what is cancelled meanwhile is never sent. */
async function inTurn<From, To>(all: readonly From[], each: (one: From) => Promise<To>): Promise<readonly To[]> {
  const results: To[] = [];
  for (const one of all) {
    results.push(await each(one));
  }
  return results;
}
