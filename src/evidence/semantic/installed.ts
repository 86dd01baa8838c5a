import { access } from "node:fs/promises";
import { join } from "node:path";

/** `tsserver.js` of the TypeScript that a VS Code carries, or `undefined` where it carries none. `appRoot`: as `vscode.env.appRoot` says. */
export function findTypeServer(appRoot: string): Promise<string | undefined> {
  const script = join(appRoot, "extensions", "node_modules", "typescript", "lib", "tsserver.js");
  return access(script).then(
    () => script,
    () => undefined,
  );
}
