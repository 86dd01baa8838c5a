import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { getL10nJson } from "@vscode/l10n-dev";
import { checkout } from "../vscode/checkout.ts";

/** Whether l10n/bundle.l10n.json holds exactly the texts that the source asks for, so that translators see all of them. */
export async function checkTranslations(): Promise<readonly string[]> {
  const files = globSync(join(checkout, "src/**/*.ts")).sort();
  const sources = files.map(async (file) => ({ extension: ".ts" as const, contents: await readFile(file, "utf8") }));
  const wanted = await getL10nJson(await Promise.all(sources));
  const found = JSON.parse(await readFile(join(checkout, "l10n", "bundle.l10n.json"), "utf8"));
  return isDeepStrictEqual(found, { ...wanted })
    ? []
    : ["out of date: run npx @vscode/l10n-dev export --outDir l10n src"];
}
