import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import type { Parsing } from "../completion/shape/index.ts";
import type { Syntax } from "../evidence/index.ts";
import type { Disposable } from "../text/disposable.ts";

/** Asks VS Code's own grammars whether a suggestion breaks the code around it; loaded for the first that is doubted. */
export class LazySyntax implements Disposable {
  private readonly context: vscode.ExtensionContext;
  private readonly log: vscode.LogOutputChannel;
  private loading: Promise<Syntax> | undefined;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.context = context;
    this.log = log;
  }

  /** How a text parses, held against another. */
  async check(before: string, after: string, languageId: string, signal: AbortSignal): Promise<Parsing> {
    this.loading ??= this.load();
    const { syntaxCheck } = await import("../completion/syntaxCheck.ts");
    return syntaxCheck(await this.loading)(before, after, languageId, signal);
  }

  dispose(): void {
    void this.loading?.then((syntax) => syntax.dispose());
  }

  private async load(): Promise<Syntax> {
    const { startSyntax } = await import("../evidence/index.ts");
    return startSyntax({
      workerUrl: pathToFileURL(this.context.asAbsolutePath("dist/syntax.worker.cjs")),
      appRoot: vscode.env.appRoot,
      log: (message) => this.log.info(message),
    });
  }
}
