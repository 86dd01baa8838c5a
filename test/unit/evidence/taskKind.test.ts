import assert from "node:assert/strict";
import fc from "fast-check";
import type { Asked } from "../../../src/evidence/check.ts";
import { hardTaskOf, taskKindCheck } from "../../../src/evidence/checks/taskKind.ts";
import { never, noKnowledge, subject } from "./subjects.ts";

function asking(task: Partial<Asked["task"]>, question = ""): Asked {
  return { task: { feature: "change", ...task }, question };
}

function documentAt(path: string, text = ""): NonNullable<Asked["task"]["document"]> {
  return { uri: `file:///${path}`, path, languageId: "typescript", version: 1, text };
}

describe("a task that models do badly", () => {
  const hard: readonly (readonly [string, Partial<Asked["task"]>, string])[] = [
    ["Design a system for orders", { feature: "generate", instruction: "Design a system for orders" }, "architecture"],
    ["Split this into microservices", { instruction: "Split this into microservices" }, "architecture"],
    ["bash: pnpm: command not found", { feature: "explain", text: "bash: pnpm: command not found" }, "environment"],
    ["listen EADDRINUSE", { feature: "explain", text: "Error: listen EADDRINUSE: :::3000" }, "environment"],
    ["Encrypt the notes", { instruction: "Encrypt the notes" }, "security"],
    ["the path is src/auth/session.ts", { document: documentAt("src/auth/session.ts") }, "security"],
    [
      "the selection signs tokens",
      { document: documentAt("src/a.ts", "a();\njwt.sign(user);"), selection: { start: 1, count: 1 } },
      "security",
    ],
  ];
  for (const [what, task, kind] of hard) {
    it(`is known by words, paths and names: ${what}`, () => {
      assert.equal(hardTaskOf(asking(task))?.task, kind);
    });
  }

  it("is known by the words of a later question", () => {
    assert.equal(hardTaskOf(asking({}, "Now hash the passwords"))?.task, "security");
  });

  it("is told with the word that gave it away and the questions it leaves open", async () => {
    const asked = asking({ instruction: "Hash the password with argon2" });
    const { outcome, findings } = await taskKindCheck.run({ ...subject({}), asked }, noKnowledge, never);
    assert.deepEqual(
      [outcome, findings],
      [
        "found",
        [
          {
            kind: "hardTask",
            task: "security",
            because: "password",
            questions: ["threat", "secrets"],
            severity: "doubt",
            place: {},
          },
        ],
      ],
    );
  });
});

describe("any other task", () => {
  const plain: readonly (readonly [string, Partial<Asked["task"]>])[] = [
    ["Round the total", { instruction: "Round the total" }],
    ["Explain the file that checks passwords", { feature: "explain", document: documentAt("src/auth/login.ts") }],
    ["Write tests for it", { feature: "tests", document: documentAt("src/payments/rates.ts") }],
    ["author.ts", { document: documentAt("src/author.ts") }],
    ["a token of a parser", { instruction: "Return the next token", document: documentAt("src/lexer/token.ts") }],
    ["a hash map", { instruction: "Use a hash map" }],
    ["a fixed layer of a drawing", { instruction: "Draw the layer above the others" }],
    [
      "what was not selected",
      { document: documentAt("src/a.ts", "jwt.sign(user);\na();"), selection: { start: 1, count: 1 } },
    ],
    [
      "a type error",
      {
        feature: "fix",
        diagnostic: {
          message: "Type 'string' is not assignable to type 'number'.",
          source: "ts",
          code: "2322",
          severity: "error",
          lines: { start: 0, count: 1 },
        },
      },
    ],
  ];
  for (const [what, task] of plain) {
    it(`is not called one: ${what}`, () => {
      assert.equal(hardTaskOf(asking(task)), undefined);
    });
  }

  it("is classified whatever its words are, with known questions alone", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (instruction, question) => {
        const found = hardTaskOf(asking({ instruction }, question));
        assert.ok(found === undefined || found.because !== "");
      }),
    );
  });
});
