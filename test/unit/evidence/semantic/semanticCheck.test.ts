import assert from "node:assert/strict";
import type { ChangedFile, CheckResult } from "../../../../src/evidence/check.ts";
import { semanticCheck, type Types } from "../../../../src/evidence/checks/semantic/index.ts";
import type { CompilerError, FileErrors, NoTypes } from "../../../../src/evidence/semantic/index.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";

const path = "src/cart.ts";

function error(
  line: number,
  code: number,
  message = `message ${code}`,
  related: readonly number[] = [],
): CompilerError {
  return { line, code, message, related };
}

async function run(
  files: readonly ChangedFile[],
  answer: NoTypes | readonly FileErrors[] | undefined,
): Promise<CheckResult> {
  const types: Types | undefined = answer === undefined ? undefined : { errors: async () => answer };
  return semanticCheck(types).run(subject({ files }), noKnowledge, never);
}

/** What is found, as `hunk line what severity`. */
async function found(
  file: ChangedFile,
  before: readonly CompilerError[],
  after: readonly CompilerError[],
  others: readonly FileErrors[] = [],
): Promise<readonly string[]> {
  const { findings } = await run([file], [{ path: file.path, before, after }, ...others]);
  return findings.map((each) =>
    each.kind !== "compilerError"
      ? each.kind
      : [each.place.hunk, each.place.line, each.what, each.severity, each.elsewhere]
          .filter((part) => part !== undefined)
          .join(" "),
  );
}

describe("the check of types", () => {
  const added = changed(" a();\n+b();\n c();");

  it("finds an error in an added line, at its hunk", async () => {
    assert.deepEqual(await found(added, [], [error(1, 2339)]), ["h1 1 members problem"]);
  });

  it("says nothing of an error that was there before and moved down", async () => {
    assert.deepEqual(await found(added, [error(1, 2339)], [error(2, 2339)]), []);
  });

  it("finds the second of two equal errors, in the added line", async () => {
    assert.deepEqual(await found(added, [error(1, 2554)], [error(1, 2554), error(2, 2554)]), [
      "h1 1 arguments problem",
    ]);
  });

  it("says nothing of an error whose message changed where its line did not", async () => {
    assert.deepEqual(await found(added, [error(1, 2339, "on { a }")], [error(2, 2339, "on { a, b }")]), []);
  });

  it("says nothing of a name that was missing before, however often it is used", async () => {
    const jest = "Cannot find name 'vi'.";
    assert.deepEqual(await found(added, [error(0, 2304, jest)], [error(0, 2304, jest), error(1, 2304, jest)]), []);
  });

  it("says nothing of what moved from one file to another with its error", async () => {
    const [one, other] = [changed(" a\n-x.y"), changed(" a\n+x.y", "typescript", "src/other.ts")];
    const { findings } = await run(
      [one, other],
      [
        { path: one.path, before: [error(1, 2339)], after: [] },
        { path: other.path, before: [], after: [error(1, 2339)] },
      ],
    );
    assert.deepEqual(findings, []);
  });

  it("gives an error below a hunk to the only hunk there is", async () => {
    assert.deepEqual(await found(changed("-a();\n b();\n c();"), [], [error(1, 2304)]), ["h1 1 names problem"]);
  });

  it("gives an error outside of several hunks to none of them", async () => {
    assert.deepEqual(await found(changed("+a();\n b();\n c();\n+d();"), [], [error(1, 2304)]), ["1 names problem"]);
  });

  it("finds what goes wrong in a file that the proposal leaves alone, and names its place", async () => {
    const other = { path: "src/order.ts", before: [error(8, 2339)], after: [error(4, 2339), error(8, 2339)] };
    assert.deepEqual(await found(added, [], [], [other]), ["h1 4 members problem src/order.ts:5"]);
  });

  it("has a doubt only about what may run all the same", async () => {
    const errors = [error(1, 7027), error(1, 18048), error(1, 80007), error(1, 2801)];
    for (const each of errors) {
      const [only = ""] = await found(added, [], [each]);
      assert.match(only, /doubt$/);
    }
  });

  it("takes a member that is missing for want of an await for that", async () => {
    assert.deepEqual(await found(added, [], [error(1, 2339, "m", [2773])]), ["h1 1 await problem"]);
  });

  it("tells one error a line, and ten at most", async () => {
    const many = changed(`+${Array.from({ length: 20 }, () => "x").join("\n+")}`);
    const errors = Array.from({ length: 20 }, (_, line) => [
      error(line, 2304, `${line}`),
      error(line, 2339, `${line}`),
    ]);
    const told = await found(many, [], errors.flat());
    assert.equal(told.length, 10);
    assert.equal(told[1], "h1 1 names problem");
  });

  it("says nothing of strictness, nor of typings that are not installed", async () => {
    assert.deepEqual(
      await found(
        added,
        [],
        [7006, 7053, 6133, 2307, 2580, 2582, 2591].map((code) => error(1, code)),
      ),
      [],
    );
  });

  it("passes what has no new errors and says which files it looked at and which not", async () => {
    const script = changed("+a", "javascript", "src/a.js");
    const result = await run(
      [added, script, changed("+a", "python", "a.py")],
      [
        { path, before: [], after: [] },
        { path: script.path, notTyped: "noProject" },
      ],
    );
    assert.deepEqual([result.outcome, result.seen, result.unseen], ["passed", [path], [script.path]]);
  });

  const reasons: readonly [
    name: string,
    files: readonly ChangedFile[],
    answer: Parameters<typeof run>[1],
    reason: string,
  ][] = [
    ["no file is in a project that is checked", [added], [{ path, notTyped: "noProject" }], "noTypes"],
    [
      "packages that a file imports are not installed",
      [added],
      [{ path, before: [error(0, 2307, "Cannot find module 'react' or ...")], after: [error(1, 2339)] }],
      "notInstalled",
    ],
    [
      "a file would import what is not found",
      [added],
      [{ path, before: [], after: [error(0, 2307, "Cannot find module './new/a' or ..."), error(1, 2339)] }],
      "notInstalled",
    ],
    [
      "a file is full of errors as it is",
      [added],
      [{ path, before: Array.from({ length: 101 }, (_, line) => error(line, 2339)), after: [error(1, 2304)] }],
      "noTypes",
    ],
    ["the server still reads the project", [added], "notReady", "notReady"],
    ["the server fails", [added], "failed", "failed"],
    ["there is no server", [added], "noServer", "noKnowledge"],
    ["the compiler may not look", [added], undefined, "noKnowledge"],
    ["nothing is changed in these languages", [changed("+a", "python", "a.py")], [], "nothingToCheck"],
  ];
  for (const [name, files, answer, reason] of reasons) {
    it(`says that it did not look where ${name}`, async () => {
      const result = await run(files, answer);
      assert.deepEqual([result.outcome, result.reason, result.findings], ["notChecked", reason, []]);
    });
  }

  it("looks at a file of which only another file of the project is not found", async () => {
    const before = [error(0, 2307, "Cannot find module './gone' or its corresponding type declarations.")];
    assert.deepEqual(await found(added, before, [...before, error(1, 2339)]), ["h1 1 members problem"]);
  });
});
