import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** What every bench is told on its command line. */
export interface BenchArguments {
  /** Code to run on instead of the bench's own corpus. */
  readonly folder?: string;
  /** Start of whatever the bench draws by chance. */
  readonly seed: number;
  /** File to write the figures to. */
  readonly json?: string;
  /** Whether the page of the docs that the bench makes is to be written anew. */
  readonly docs: boolean;
}

/** Reads `--folder DIR --seed N --json FILE --docs`; throws `TypeError` on anything else. */
export function parseBenchArguments(): BenchArguments {
  const { values } = parseArgs({
    options: {
      folder: { type: "string" },
      seed: { type: "string", default: "1" },
      json: { type: "string" },
      docs: { type: "boolean", default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) {
    throw new TypeError(`--seed takes a whole number, not ${values.seed}`);
  }
  return {
    seed,
    docs: values.docs,
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(values.json === undefined ? {} : { json: values.json }),
  };
}

/** Prints a bench's figures, a line each, and writes them to the file that `--json` named. */
export function reportFigures(figures: Record<string, number>, json?: string): void {
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name}: ${Number(value.toPrecision(5))}`);
  }
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ figures }, undefined, 2)}\n`);
  }
}
