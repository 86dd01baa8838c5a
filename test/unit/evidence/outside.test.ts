import assert from "node:assert/strict";
import fc from "fast-check";
import type { Asked, ChangedFile } from "../../../src/evidence/check.ts";
import { canCheckOutside, outsideCheck } from "../../../src/evidence/checks/outside/index.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

/** Lines of a file about prices that has 40 more lines between its two functions. */
const filler = Array.from({ length: 40 }, (_, index) => `   step(${index});`).join("\n");

/** A change of the second line of the file, and of what stands far below. */
function twice(near: string, far: string): ChangedFile {
  return changed(` function total(items) {\n${near}\n }\n function steps() {\n${filler}\n${far}\n }`);
}

function asking(part: Partial<Asked["task"]> = {}, file = twice("+  a();", "+b();")): Asked {
  const document = {
    uri: "file:///src/cart.ts",
    path: "src/cart.ts",
    languageId: "typescript",
    version: 1,
    text: file.before ?? "",
  };
  return { task: { feature: "change", document, selection: { start: 0, count: 3 }, ...part }, question: "" };
}

async function found(file: ChangedFile, part: Partial<Asked["task"]> = {}, others: readonly ChangedFile[] = []) {
  const { findings } = await outsideCheck.run(
    { ...subject({ files: [file, ...others] }), asked: asking(part, file) },
    noKnowledge,
    never,
  );
  return findings.map(({ kind, place }) => [kind, place.path, place.hunk]);
}

const farOff = [["farFromAsked", "src/cart.ts", "h2"]];

describe("a change far from what was asked about", () => {
  it("is doubted where no name ties it to that", async () => {
    const file = twice("-  return 1;\n+  return sum(items);", "-  settle(1);\n+  settle(2);");
    const { findings } = await outsideCheck.run(
      { ...subject({ files: [file] }), asked: asking({}, file) },
      noKnowledge,
      never,
    );
    assert.deepEqual(findings, [
      { kind: "farFromAsked", lines: 41, severity: "doubt", place: { hunk: "h2", path: "src/cart.ts", line: 44 } },
    ]);
  });

  it("is doubted where it is the only one", async () => {
    assert.deepEqual(
      await found(changed(` total();\n${filler}\n-  settle(1);\n+  settle(2);`), { selection: { start: 0, count: 1 } }),
      [["farFromAsked", "src/cart.ts", "h1"]],
    );
  });

  const tied: readonly (readonly [string, string, string, Partial<Asked["task"]>?])[] = [
    [
      "it uses a name that the change brings",
      "-  a();\n+  function roundedTotal() {}",
      "-  total;\n+  roundedTotal();",
    ],
    ["it uses what was asked about", "+  a();", "-  total(1);\n+  total(1, 2);"],
    ["it declares what the change uses", "-  a();\n+  return sumOf(items);", "+  const sumOf = (each) => each.length;"],
    ["it imports", "+  a();", '+import { b } from "./b";'],
    ["it only takes blank lines away", "+  a();", "-"],
    ["the instruction names it", "+  a();", "-  settle(1);\n+  settle(2);", { instruction: "Call settle with 2" }],
    [
      "the diagnostic names it",
      "+  a();",
      "-  settle(1);\n+  settle(2);",
      {
        feature: "fix",
        diagnostic: {
          message: "'settle' wants 2",
          source: "ts",
          code: "1",
          severity: "error",
          lines: { start: 1, count: 1 },
        },
      },
    ],
  ];
  for (const [why, near, far, part] of tied) {
    it(`is none where ${why}`, async () => {
      assert.deepEqual(await found(twice(near, far), part), []);
    });
  }

  it("is none where the whole file was asked about", async () => {
    const { selection: _, ...task } = asking().task;
    const file = twice("+  a();", "-  settle(1);\n+  settle(2);");
    const whole = { task, question: "" };
    const { outcome } = await outsideCheck.run({ ...subject({ files: [file] }), asked: whole }, noKnowledge, never);
    assert.equal(outcome, "passed");
  });

  it("is told from the cursor where something was to be generated", async () => {
    const file = twice("+  a();", "-  settle(1);\n+  settle(2);");
    const { selection: _, ...task } = asking({ feature: "generate", cursorLine: 1 }, file).task;
    const { findings } = await outsideCheck.run(
      { ...subject({ files: [file] }), asked: { task, question: "" } },
      noKnowledge,
      never,
    );
    assert.deepEqual(
      findings.map(({ kind, place }) => [kind, place.path, place.hunk]),
      farOff,
    );
  });
});

describe("words of people", () => {
  it("tie no change to what was asked about", async () => {
    const file = twice("+  a();", "-  settle(1); // the sum\n+  settle(2); // the sum");
    assert.deepEqual(await found(file, { instruction: "Round the sum" }), farOff);
  });
});

describe("a file that nobody named", () => {
  const other = changed("-  settle(1);\n+  settle(2);", "typescript", "src/steps.ts");
  const added: ChangedFile = {
    ...changed("+export const rates = 1;", "typescript", "src/rates.ts"),
    before: undefined,
  };
  const near = twice("-  a();\n+  return 2;", " settle(1);");

  it("is doubted where the proposal changes it", async () => {
    assert.deepEqual(await found(near, {}, [other]), [["fileNotAsked", "src/steps.ts", "h1"]]);
  });

  it("is doubted where the proposal makes it", async () => {
    assert.deepEqual(await found(near, {}, [added]), [["fileNotAsked", "src/rates.ts", "h1"]]);
  });

  it("is none where the instruction names it", async () => {
    assert.deepEqual(await found(near, { instruction: "Use steps.ts for this" }, [other]), []);
  });

  it("is none where the change imports the file that is made", async () => {
    assert.deepEqual(
      await found(twice('-  a();\n+  return import("./rates");', " b();"), {}, [added]),
      [["fileNotAsked", "src/rates.ts", "h1"]].slice(1),
    );
  });

  it("is none where it calls what was asked about", async () => {
    const caller = changed("-  total(1);\n+  total(1, 2);", "typescript", "src/steps.ts");
    assert.deepEqual(await found(near, {}, [caller]), []);
  });

  it("is none where tests were to be written", async () => {
    const tests: ChangedFile = { ...added, path: "test/cart.test.ts" };
    assert.deepEqual(await found(near, { feature: "tests" }, [tests]), []);
  });

  it("is none where a conversion makes it", async () => {
    assert.deepEqual(
      await found(near, { feature: "convert", instruction: "Python" }, [{ ...added, path: "src/cart.py" }]),
      [],
    );
  });
});

describe("whether something can lie outside of what was asked", () => {
  const files = [twice("+  a();", "+b();")];
  const can = (asked: Asked | undefined) =>
    canCheckOutside({ ...subject({ files }), ...(asked === undefined ? {} : { asked }) });

  it("is so for an instruction about a selection", () => {
    assert.equal(can(asking({ instruction: "Round the sum" })), true);
  });

  it("is not so for changes that nobody asked for", () => {
    assert.equal(can(undefined), false);
  });

  it("is not so for a later question, which may mean any place", () => {
    assert.equal(can({ ...asking(), question: "And the other one" }), false);
  });

  for (const instruction of ["Rename it everywhere", "Split this into two files", "Update all callers"]) {
    it(`is not so for an instruction that asks for more: ${instruction}`, () => {
      assert.equal(can(asking({ instruction })), false);
    });
  }
});

describe("any change of what was asked about", () => {
  it("lies where it was asked for", async () => {
    const line = fc.constantFrom("a();", "const x1 = 1;", "", "}", "total(1);");
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(line), async (olds, news) => {
        const diff = [...olds.map((each) => `-${each}`), ...news.map((each) => `+${each}`)].join("\n");
        assert.deepEqual(await found(changed(diff), { selection: { start: 0, count: Math.max(1, olds.length) } }), []);
      }),
    );
  });
});
