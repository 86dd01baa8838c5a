import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { seededRandom } from "./embedded/heldOut.ts";
import { contextFigures } from "./engine/workspaceContext.ts";

// What the completion engine costs: `npm run bench:engine -- [--seed N] [--json FILE]`: some minutes.

const { seed, json } = parseBenchArguments();
reportFigures(await contextFigures(seededRandom(seed)), json);
