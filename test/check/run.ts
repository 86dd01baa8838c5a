// `npm run check`: everything that needs no editor. Each check prints one line, and what it complains of where it fails.
import { writeResult } from "../result.ts";
import { build } from "../vscode/checkout.ts";
import { checkLicences } from "./licences.ts";
import { checkManifest } from "./manifest.ts";
import { tool } from "./tool.ts";
import { checkTranslations } from "./translations.ts";

/** Gives what is wrong, a line each; nothing where all is well. */
type Check = () => Promise<readonly string[]>;

const checks: Readonly<Record<string, Check>> = {
  "types (tsc)": tool("tsc", "--project", "."),
  "types of the panel's page (tsc)": tool("tsc", "--project", "src/webview"),
  "lint and format (biome)": tool("biome", "check", "--error-on-warnings", "."),
  "layers (dependency-cruiser)": tool("depcruise", "--output-type", "err", "src"),
  "dead code and unused dependencies (knip)": tool("knip", "--no-progress", "--no-config-hints"),
  "licences of what is bundled": checkLicences,
  "manifest and its texts": checkManifest,
  "translatable texts (l10n)": checkTranslations,
};

await build();
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const complaints = await check();
  console.log(`${complaints.length === 0 ? "ok    " : "failed"}  ${name}`);
  for (const complaint of complaints) {
    console.log(`        ${complaint}`);
  }
  failed += complaints.length === 0 ? 0 : 1;
}
await writeResult({ passed: Object.keys(checks).length - failed, failed });
process.exitCode = failed === 0 ? 0 : 1;
