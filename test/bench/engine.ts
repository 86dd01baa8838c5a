import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { seededRandom } from "./embedded/heldOut.ts";
import { keyFigures, longFile, typeInLongFile } from "./engine/keys.ts";
import { contextFigures } from "./engine/workspaceContext.ts";

// What the completion engine costs: `npm run bench:engine -- [--seed N] [--json FILE]`: some minutes.

const { seed, json } = parseBenchArguments();
const keys = await typeInLongFile(await longFile(), "typescript", [], seededRandom(seed));
reportFigures({ ...keyFigures(keys), ...(await contextFigures(seededRandom(seed))) }, json);
