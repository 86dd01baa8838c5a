import assert from "node:assert/strict";
import type { ChangedFile } from "../../../src/evidence/check.ts";
import { invisibleCheck } from "../../../src/evidence/checks/invisible.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

async function findings(part: { files?: readonly ChangedFile[]; text?: string }) {
  return (await invisibleCheck.run(subject(part), noKnowledge, never)).findings;
}

describe("checking for invisible characters", () => {
  it("finds one that a proposal adds, at its hunk and line", async () => {
    const files = [changed(" a\n-b\n+b\n+c\u{202e}\u{2066}\n d")];
    assert.deepEqual(await findings({ files }), [
      {
        kind: "invisible",
        characters: ["U+202E RIGHT-TO-LEFT OVERRIDE", "U+2066 LEFT-TO-RIGHT ISOLATE"],
        severity: "problem",
        place: { hunk: "h1", path: "src/cart.ts", line: 2 },
      },
    ]);
  });

  it("finds one in a new file", async () => {
    const { before: _, ...file } = changed("+a\u{200b}b");
    assert.equal((await findings({ files: [{ ...file, before: undefined }] })).length, 1);
  });

  it("leaves alone what the replaced lines have already", async () => {
    assert.deepEqual(await findings({ files: [changed(" a\n-b\u{200b} = 1\n+b\u{200b} = 2\n d")] }), []);
  });

  it("finds one more of what the replaced lines have", async () => {
    assert.equal((await findings({ files: [changed("-b\u{200b} = 1\n+b\u{200b}\u{200b} = 2")] })).length, 1);
  });

  it("leaves alone what stands outside the hunks", async () => {
    assert.deepEqual(await findings({ files: [changed(" a\u{202e}\n-b\n+c\n d\u{200b}")] }), []);
  });

  it("doubts the text of an answer that has one", async () => {
    assert.deepEqual(await findings({ text: "Run `rm\u{200b}`." }), [
      { kind: "invisible", characters: ["U+200B ZERO WIDTH SPACE"], severity: "doubt", place: {} },
    ]);
  });

  it("passes an answer without one", async () => {
    const { outcome } = await invisibleCheck.run(
      subject({ files: [changed(" a\n+b")], text: "Family: \u{1f468}\u{200d}\u{1f469}" }),
      noKnowledge,
      never,
    );
    assert.equal(outcome, "passed");
  });
});
