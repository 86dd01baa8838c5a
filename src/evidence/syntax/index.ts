import type { Disposable } from "../../text/disposable.ts";
import type { Grammar } from "./grammars.ts";
import { findTreeSitter } from "./installed.ts";
import { ParserThread } from "./parserThread.ts";
import type { NotParsed, ParseError, TreeSitterFiles } from "./protocol.ts";

export { type Grammar, grammarFor } from "./grammars.ts";
export type { NotParsed, ParseError } from "./protocol.ts";

/** Finds syntax errors, in a thread of its own. */
export interface Syntax extends Disposable {
  /** The text's errors in the order of their places, or why it was not read. Throws nothing but what the signal aborts with. */
  errors(text: string, grammar: Grammar, signal: AbortSignal): Promise<readonly ParseError[] | NotParsed>;
}

export interface SyntaxOptions {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  /** VS Code's folder, as `vscode.env.appRoot` says: its own tree-sitter is used. */
  readonly appRoot: string;
  readonly log: (message: string) => void;
  /** Milliseconds without a text after which the thread ends. */
  readonly idle?: number;
}

/** UTF-16 code units beyond which a text is data, not code. */
const longestText = 1_000_000;

const defaultIdle = 60_000;

/** Prepares the check; its thread starts with the first text, ends when there is none for a while, and is started anew if it dies. */
export function startSyntax(options: SyntaxOptions): Syntax {
  return new ThreadedSyntax(options);
}

class ThreadedSyntax implements Syntax {
  private readonly options: SyntaxOptions;
  private disposed = false;
  private files: Promise<TreeSitterFiles | undefined> | undefined;
  private thread: ParserThread | undefined;

  constructor(options: SyntaxOptions) {
    this.options = options;
  }

  async errors(text: string, grammar: Grammar, signal: AbortSignal): Promise<readonly ParseError[] | NotParsed> {
    signal.throwIfAborted();
    if (text.length > longestText) {
      return "tooLarge";
    }
    this.files ??= this.find();
    const files = await this.files;
    signal.throwIfAborted();
    if (this.disposed) {
      return "failed";
    }
    if (files === undefined) {
      return "noGrammar";
    }
    const { workerUrl, log, idle = defaultIdle } = this.options;
    this.thread ??= new ParserThread({ workerUrl, files, log, idle });
    return this.thread.ask(text, grammar, signal);
  }

  dispose(): void {
    this.disposed = true;
    this.thread?.dispose();
  }

  private async find(): Promise<TreeSitterFiles | undefined> {
    const files = await findTreeSitter(this.options.appRoot);
    if (files === undefined) {
      this.options.log("Syntax is not checked: this VS Code carries no tree-sitter.");
    }
    return files;
  }
}
