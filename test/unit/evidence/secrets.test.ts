import assert from "node:assert/strict";
import type { ChangedFile } from "../../../src/evidence/check.ts";
import { secretsCheck } from "../../../src/evidence/checks/secrets.ts";
import { samples } from "../model/client/corpus.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

async function check(...files: readonly ChangedFile[]) {
  return secretsCheck.run(subject({ files }), noKnowledge, never);
}

function added(code: string): ChangedFile {
  return changed([" a();", ...code.split("\n").map((line) => `+${line}`), " b();"].join("\n"));
}

const token = samples.find(({ secret }) => !secret.includes("\n") && !secret.includes("://")) ?? assert.fail();

describe("checking for credentials in code", () => {
  for (const { name, code } of samples) {
    it(`finds in added lines: ${name}`, async () => {
      const { findings, outcome } = await check(added(code));
      assert.equal(outcome, "found");
      assert.ok(findings.every(({ kind, place }) => kind === "secretAdded" && place.hunk === "h1"));
    });
  }

  it("tells the place, and never the secret", async () => {
    const { findings } = await check(added(`c();\n${token.code}`));
    assert.deepEqual(findings, [
      { kind: "secretAdded", cwe: 798, severity: "problem", place: { hunk: "h1", path: "src/cart.ts", line: 2 } },
    ]);
  });

  it("doubts a password in an address, which may be an example's", async () => {
    const address = ["postgres", "://shop:Xk29dkeirmvn4@db.example.net/shop"].join("");
    const { findings } = await check(added(`connect("${address}");`));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["doubt"],
    );
  });

  it("doubts a key in a test, which may be made up", async () => {
    const file = changed(`+${token.code}`, "typescript", "src/cart.test.ts");
    assert.deepEqual(
      (await check(file)).findings.map(({ severity }) => severity),
      ["doubt"],
    );
  });

  it("leaves alone what stood in the proposal's files before", async () => {
    const from = changed(`-${token.code}\n x`, "typescript", "a.ts");
    const to = changed(`+${token.code}\n x`, "typescript", "b.ts");
    assert.deepEqual((await check(from, to)).findings, []);
    assert.deepEqual((await check(changed(` ${token.code}\n+a();`))).findings, []);
  });

  it("passes code that reads its credentials", async () => {
    const { outcome } = await check(added("const token = process.env.TOKEN;\nconst password = await ask('Password');"));
    assert.equal(outcome, "passed");
  });
});
