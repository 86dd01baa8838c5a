// `npm run prices`: writes the price list anew from the package, after an update of it.
import { writeFile } from "node:fs/promises";
import { pricesFile, wantedPrices } from "./prices.ts";

await writeFile(pricesFile, `${JSON.stringify(wantedPrices(), undefined, 1)}\n`);
