import { createVSIX } from "@vscode/vsce";
import { build, checkout } from "./checkout.ts";

/** Builds the extension as it is published and packs it into a `.vsix` file. */
export async function packExtension(file: string): Promise<void> {
  await build("--production");
  // The README's links stay relative: the manifest names no repository that they could point into.
  const options = { dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false };
  await createVSIX({ cwd: checkout, packagePath: file, ...options });
}
