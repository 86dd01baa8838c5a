import { type Syntax, type SyntaxOptions, startSyntax } from "../../../../src/evidence/syntax/index.ts";
import { servedVscode } from "../../../vscode/servedVscode.ts";

/** The worker as it stands in the source. */
const workerUrl = new URL("../../../../src/evidence/syntax/worker.ts", import.meta.url);

/** The syntax port over the grammars of the VS Code that the tests run in. */
export async function shippedSyntax(options: Partial<SyntaxOptions> = {}): Promise<Syntax> {
  return startSyntax({ workerUrl, appRoot: await servedVscode(), log: (line) => console.error(line), ...options });
}
