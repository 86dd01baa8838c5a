import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Finding } from "../../../src/evidence/check.ts";
import { type Dismissal, folderOf, isDismissed, ruleOf, withDismissal } from "../../../src/evidence/dismissal.ts";

const hash: Finding = {
  kind: "unsafe",
  rule: "weak-hash",
  cwe: 328,
  code: 'createHash("md5")',
  severity: "problem",
  place: { path: "src/auth/token.ts", line: 3, hunk: "h1" },
};

function at(path: string): Finding {
  return { ...hash, place: { path } };
}

describe("a rule that was dismissed", () => {
  it("is no more told of anywhere in the workspace", () => {
    assert.ok(isDismissed("unsafe", hash, [{ check: "unsafe", rule: "weak-hash" }]));
  });

  it("leaves the other rules of its check alone", () => {
    assert.ok(!isDismissed("unsafe", hash, [{ check: "unsafe", rule: "sql-from-text" }]));
  });

  it("leaves the same kind of finding of another check alone", () => {
    const unknown: Finding = { kind: "unknownName", name: "totl", severity: "doubt", place: {} };
    assert.ok(!isDismissed("syntax", unknown, [{ check: "citations", rule: "unknownName" }]));
  });

  const auth: Dismissal = { check: "unsafe", rule: "weak-hash", folder: "src/auth" };
  for (const [path, isHeard] of [
    ["src/auth/token.ts", false],
    ["src/auth/deep/key.ts", false],
    ["src/author/name.ts", true],
    ["src/auth.ts", true],
    ["lib/src/auth/token.ts", true],
  ] as const) {
    it(`in src/auth is ${isHeard ? "told of" : "silent"} in ${path}`, () => {
      assert.equal(isDismissed("unsafe", at(path), [auth]), !isHeard);
    });
  }

  it("in a folder is told of where a finding is in no file", () => {
    assert.ok(!isDismissed("unsafe", { ...hash, place: {} }, [auth]));
  });
});

describe("what can be dismissed of a finding", () => {
  it("is its kind, and of unsafe code the rule", () => {
    const cutOff: Finding = { kind: "cutOff", severity: "problem", place: {} };
    assert.deepEqual([ruleOf(hash), ruleOf(cutOff)], ["weak-hash", "cutOff"]);
  });

  for (const [path, folder] of [
    ["src/auth/token.ts", "src/auth"],
    ["package.json", undefined],
    ["/etc/passwd", "/etc"],
    ["../outside/a.ts", undefined],
  ] as const) {
    it(`in ${path} is ${folder === undefined ? "no folder" : `the folder ${folder}`}`, () => {
      assert.equal(folderOf(at(path)), folder);
    });
  }
});

describe("the dismissals of a workspace", () => {
  const everywhere: Dismissal = { check: "unsafe", rule: "weak-hash" };
  const inSrc: Dismissal = { ...everywhere, folder: "src" };
  const inAuth: Dismissal = { ...everywhere, folder: "src/auth" };

  it("drop those of folders where the rule is dismissed everywhere", () => {
    assert.deepEqual(withDismissal([inSrc, inAuth], everywhere), [everywhere]);
  });

  it("drop those of a folder within", () => {
    assert.deepEqual(withDismissal([inAuth], inSrc), [inSrc]);
  });

  it("stay as they are where one covers the new one", () => {
    assert.deepEqual(withDismissal([inSrc], inAuth), [inSrc]);
  });

  it("silence what each of them silences, in whatever order they came", () => {
    const folders = [undefined, "src", "src/auth", "src/author", "lib"];
    const some = fc.array(
      fc.record({
        check: fc.constantFrom("unsafe" as const, "secrets" as const),
        rule: fc.constantFrom("weak-hash", "secretAdded"),
        folder: fc.constantFrom(...folders),
      }),
    );
    const paths = ["a.ts", "src/a.ts", "src/auth/a.ts", "src/auth/b/c.ts", "src/author/a.ts", "lib/a.ts"];
    fc.assert(
      fc.property(some, (all) => {
        const kept = all.reduce<readonly Dismissal[]>(withDismissal, []);
        for (const path of paths) {
          assert.equal(isDismissed("unsafe", at(path), kept), isDismissed("unsafe", at(path), all));
        }
      }),
    );
  });
});
