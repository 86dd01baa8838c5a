import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = join(import.meta.dirname, "approved");

/**
 * Holds a text against the one that was read and approved, `approved/NAME.txt`. A mismatch writes `NAME.actual` beside it;
 * `UPDATE_APPROVED=1` approves what the code says now.
 */
export function assertApproved(name: string, actual: string): void {
  const file = join(folder, `${name}.txt`);
  const actualFile = join(folder, `${name}.actual`);
  if (process.env.UPDATE_APPROVED === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  const approved = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (approved === actual) {
    rmSync(actualFile, { force: true });
    return;
  }
  writeFileSync(actualFile, actual);
  assert.equal(actual, approved, `compare ${actualFile}, and approve it with UPDATE_APPROVED=1`);
}
