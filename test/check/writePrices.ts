// `npm run prices`: writes the lists of prices and windows anew from the package, after an update of it.
import { writeFile } from "node:fs/promises";
import { pricesFile, wantedPrices, wantedWindows, windowsFile } from "./prices.ts";

await writeFile(pricesFile, `${JSON.stringify(wantedPrices(), undefined, 1)}\n`);
await writeFile(windowsFile, `${JSON.stringify(wantedWindows(), undefined, 1)}\n`);
