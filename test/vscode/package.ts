// `npm run package`: makes caveat-VERSION.vsix, ready to be installed.
import { vsixPath } from "./checkout.ts";
import { packExtension } from "./vsix.ts";

await packExtension(vsixPath);
console.log(`Made ${vsixPath}`);
