import type { CompilerError, NotTyped } from "./fileErrors.ts";
import { diagnostics, fileReferences, projectInfo } from "./protocol.ts";
import { type ServerProcess, TypeServerError } from "./serverProcess.ts";

/** A text that lies over a file. */
export interface OpenText {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

/** A name that nothing defines. A text at whose end the compiler does not find it was not looked at, as JavaScript is not without `checkJs`. */
const witness = "caveat$Witness";
/** Files that import one of the proposal's; each costs as much as one of its own. */
const mostImporters = 10;
/** "Unreachable code detected" and "'await' has no effect on the type of this expression": the suggestions that tell of a mistake. */
const wantedSuggestions = [7027, 80007];

/** What is asked of one server for one proposal. */
export class Asking {
  private readonly server: ServerProcess;
  private readonly signal: AbortSignal;
  private readonly opened = new Set<string>();

  constructor(server: ServerProcess, signal: AbortSignal) {
    this.server = server;
    this.signal = signal;
  }

  /** Lays texts over files; one that is open already gets another. */
  async open(files: readonly OpenText[]): Promise<void> {
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

  /** What the compiler says of a file. `hasWitness`: whether its text was opened with the witness, without which nobody knows if it looked. */
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

  /** Files that import one of these, of the same projects; the first of them alone. */
  async importersOf(paths: readonly string[]): Promise<readonly string[]> {
    const found = await inTurn(paths, async (file) => {
      const { data } = fileReferences.safeParse(await this.askOrNothing("fileReferences", { file }));
      return data?.refs.map((each) => each.file) ?? [];
    });
    return [...new Set(found.flat())].filter((path) => !paths.includes(path)).slice(0, mostImporters);
  }

  /** Outside of a project the server guesses its options, and what follows from a guess is none. */
  async isInProject(file: string): Promise<boolean> {
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

export function withWitness(text: string): string {
  return `${text}\n;${witness};\n`;
}

/** The server's form of a path. */
export function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** One after the other: what is cancelled meanwhile is never sent. */
export async function inTurn<From, To>(all: readonly From[], each: (one: From) => Promise<To>): Promise<readonly To[]> {
  const results: To[] = [];
  for (const one of all) {
    results.push(await each(one));
  }
  return results;
}
