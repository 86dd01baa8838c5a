// `npm run package`: makes caveat-VERSION.vsix, ready to be installed.
import { createVSIX } from "@vscode/vsce";
import { build, checkout, vsixPath } from "./checkout.ts";

await build("--production");
// The README's links stay relative: the manifest names no repository that they could point into.
const options = { dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false };
await createVSIX({ cwd: checkout, packagePath: vsixPath, ...options });
console.log(`Made ${vsixPath}`);
