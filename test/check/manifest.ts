import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";

/** Holds package.json against its texts in package.nls.json, the files that it names, and the API that it asks for. */
export async function checkManifest(): Promise<readonly string[]> {
  const source = await readFile(join(checkout, "package.json"), "utf8");
  const texts = new Set(Object.keys(JSON.parse(await readFile(join(checkout, "package.nls.json"), "utf8"))));
  const used = new Set([...source.matchAll(/"%([^"%]+)%"/g)].map((match) => match[1] ?? ""));
  const files = [...source.matchAll(/"((?:\.\/)?(?:media|l10n)\/[^"*]+)"/g)].map((match) => match[1] ?? "");
  const manifest = JSON.parse(source);
  const types: string = manifest.devDependencies["@types/vscode"];
  return [
    ...[...used].filter((key) => !texts.has(key)).map((key) => `package.nls.json has no text ${key}`),
    ...[...texts].filter((key) => !used.has(key)).map((key) => `package.json does not use the text ${key}`),
    ...files
      .filter((file) => !existsSync(join(checkout, file)))
      .map((file) => `package.json names ${file}, which is missing`),
    ...(manifest.engines.vscode === `^${types}`
      ? []
      : [`engines.vscode is not the version of @types/vscode, ${types}`]),
  ];
}
