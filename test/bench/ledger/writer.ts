// A window of its own: `node writer.ts FOLDER NAME` records requests without end and prints each once it is recorded.
import { writeSync } from "node:fs";
import { openLedger } from "../../../src/usage/ledger.ts";
import { record, reservation } from "../../unit/usage/ledgers.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const ledger = await openLedger({ folder, clock: Date.now });
writeSync(1, "open\n");
for (let number = 0; ; number++) {
  const id = `${name}-${number}`;
  await ledger.reserve(reservation(id, 0.1), { day: 1_000_000 });
  await ledger.settle(record(id, { at: Date.now() }));
  writeSync(1, `${id}\n`);
}
