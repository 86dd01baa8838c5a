import type { CheckId } from "../../../../src/evidence/check.ts";
import type { FaultKind } from "../proposed.ts";
import type { FaultMaker } from "./fault.ts";
import { inventedName } from "./names.ts";
import * as removed from "./removed.ts";
import { keyInCode } from "./secrets.ts";
import { driveBy, lostInConversion, otherFile } from "./tasks.ts";
import { unsafeFaults } from "./unsafe.ts";

/** All kinds of faults, each with the check that has to find it. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  ...inFiles("removed", removed),
  ...inFiles("secrets", { keyInCode }),
  ...inFiles("unsafe", unsafeFaults),
  ...inFiles("names", { inventedName }),
  driveBy: { check: "outside", make: driveBy },
  otherFile: { check: "outside", make: otherFile },
  lostInConversion: { check: "keptExports", make: lostInConversion },
};

/** Faults of one file, that nobody asked for anything in particular of. */
function inFiles(check: CheckId, makers: Readonly<Record<string, FaultMaker>>): Readonly<Record<string, FaultKind>> {
  return Object.fromEntries(
    Object.entries(makers).map(([kind, make]): [string, FaultKind] => [
      kind,
      {
        check,
        make: (random, file) => {
          const after = make(random, file);
          return after === undefined ? undefined : { edit: [[file, after]] };
        },
      },
    ]),
  );
}
