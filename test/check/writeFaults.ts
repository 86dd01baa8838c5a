// `npm run faults`: brings each fault about and writes what happens into docs/faults.md.
import { writeFile } from "node:fs/promises";
import { meetFaults } from "../unit/faults/meet.ts";
import { askCommand, pressKey } from "../unit/faults/observe.ts";
import { faultPage, faultsFile } from "../unit/faults/table.ts";

await writeFile(faultsFile, faultPage(await meetFaults(askCommand), await meetFaults(pressKey)));
