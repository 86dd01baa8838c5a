import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangedFile, Check } from "../../../../src/evidence/check.ts";
import { removedCheck } from "../../../../src/evidence/checks/removed/index.ts";
import { secretsCheck } from "../../../../src/evidence/checks/secrets.ts";
import { unsafeCheck } from "../../../../src/evidence/checks/unsafe/index.ts";
import { seededRandom } from "../../../bench/embedded/heldOut.ts";
import { changedFile } from "../../../bench/evidence/changedFile.ts";
import type { FaultMaker, SourceFile } from "../../../bench/evidence/faults/fault.ts";
import * as removedFaults from "../../../bench/evidence/faults/removed.ts";
import { keyInCode } from "../../../bench/evidence/faults/secrets.ts";
import { unsafeFaults } from "../../../bench/evidence/faults/unsafe.ts";
import { harmlessEdits } from "../../../bench/evidence/harmless.ts";
import { checkout } from "../../../vscode/checkout.ts";
import { never, noKnowledge, subject } from "../subjects.ts";

const checks: readonly Check[] = [removedCheck, unsafeCheck, secretsCheck];
/** Edits of a kind, each of another file where there are enough. */
const tries = 20;

const files: readonly SourceFile[] = globSync(
  ["node_modules/zod/src/v4/**/*.ts", "node_modules/{preact,picomatch,diff,dompurify}/{src,lib,hooks}/**/*.js"],
  { cwd: checkout },
)
  .sort()
  .map((path) => ({
    path,
    languageId: path.endsWith(".ts") ? "typescript" : "javascript",
    text: readFileSync(join(checkout, path), "utf8").replaceAll("\r\n", "\n"),
  }));

async function kindsFound(changed: readonly ChangedFile[]): Promise<readonly string[]> {
  const results = await Promise.all(checks.map((check) => check.run(subject({ files: changed }), noKnowledge, never)));
  return results.flatMap(({ findings }) => findings.map(({ kind }) => kind));
}

/** At most `tries` of what an edit makes of files that a seed draws. */
function drawn<Made>(
  seed: number,
  make: (random: () => number, file: SourceFile, other: SourceFile) => Made | undefined,
): readonly Made[] {
  const random = seededRandom(seed);
  const draw = () => files[Math.floor(random() * files.length)] ?? assert.fail();
  const all: Made[] = [];
  for (let attempt = 0; attempt < 20 * tries && all.length < tries; attempt++) {
    const made = make(random, draw(), draw());
    all.push(...(made === undefined ? [] : [made]));
  }
  return all;
}

describe("checks of what is taken away and of what is unsafe, on real code", () => {
  for (const [name, edit] of Object.entries(harmlessEdits).filter(([each]) => each !== "newFile")) {
    it(`say nothing of an edit with nothing wrong in it: ${name}`, async () => {
      const alarms: string[] = [];
      for (const edits of drawn(1, edit)) {
        const kinds = await kindsFound(edits.map(([before, after]) => changedFile(before, after.text)));
        alarms.push(...kinds.map((kind) => `${edits[0]?.[0].path}: ${kind}`));
      }
      assert.deepEqual(alarms, []);
    });
  }

  const faults: readonly (readonly [name: string, make: FaultMaker, kind: string])[] = [
    ["exportRemoved", removedFaults.exportRemoved, "exportsRemoved"],
    ["testRemoved", removedFaults.testRemoved, "testsRemoved"],
    ["testSkipped", removedFaults.testSkipped, "testsSkipped"],
    ["assertionRemoved", removedFaults.assertionRemoved, "assertionsRemoved"],
    ["catchRemoved", removedFaults.catchRemoved, "handlingRemoved"],
    ["promiseCatchRemoved", removedFaults.promiseCatchRemoved, "handlingRemoved"],
    ["guardRemoved", removedFaults.guardRemoved, "handlingRemoved"],
    ["keyInCode", keyInCode, "secretAdded"],
    ...Object.entries(unsafeFaults).map(([rule, make]) => [rule, make, "unsafe"] as const),
  ];
  it("find 95 of 100 faults that are put into it", async () => {
    const results: (readonly [name: string, isFound: boolean])[] = [];
    for (const [name, make, kind] of faults) {
      for (const [before, after] of drawn(2, edited(make))) {
        results.push([name, (await kindsFound([changedFile(before, after.text)])).includes(kind)]);
      }
    }
    const missed = results.filter(([, isFound]) => !isFound).map(([name]) => name);
    assert.ok(results.length >= 300, `${results.length} faults`);
    assert.ok(missed.length <= 0.05 * results.length, `missed of ${results.length}: ${missed.join(", ")}`);
  });
});

function edited(make: FaultMaker) {
  return (random: () => number, file: SourceFile) => {
    const after = make(random, file);
    return after === undefined || after.text === file.text ? undefined : ([file, after] as const);
  };
}
