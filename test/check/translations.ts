import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { getL10nJson } from "@vscode/l10n-dev";
import { words } from "../../src/webview/words.ts";
import { checkout } from "../vscode/checkout.ts";

/** The texts that translators see. */
export const translationsFile = join(checkout, "l10n", "bundle.l10n.json");

/** The texts that a person may read, by themselves: those that the source asks for, and those of the panel's page. */
export async function wantedTexts(): Promise<Readonly<Record<string, unknown>>> {
  const files = globSync(join(checkout, "src/**/*.ts")).sort();
  const sources = files.map(async (file) => ({ extension: ".ts" as const, contents: await readFile(file, "utf8") }));
  const asked = await getL10nJson(await Promise.all(sources));
  const ofThePage = Object.values(words).map((text) => [text, text]);
  const texts = Object.entries({ ...Object.fromEntries(ofThePage), ...asked });
  return Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether l10n/bundle.l10n.json holds exactly the wanted texts, so that translators see all of them. */
export async function checkTranslations(): Promise<readonly string[]> {
  const found = JSON.parse(await readFile(translationsFile, "utf8"));
  return isDeepStrictEqual(found, await wantedTexts()) ? [] : ["out of date: run npm run l10n"];
}
