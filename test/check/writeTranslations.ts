// `npm run l10n`: writes the texts that a person may read to where translators find them.
import { writeFile } from "node:fs/promises";
import { translationsFile, wantedTexts } from "./translations.ts";

await writeFile(translationsFile, `${JSON.stringify(await wantedTexts(), undefined, 2)}\n`);
