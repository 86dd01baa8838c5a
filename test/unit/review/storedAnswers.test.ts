import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { promptName } from "../../../src/prompt/chat/index.ts";
import { outcomeOf } from "../../record/outcome.ts";
import { scenarios } from "../../record/scenarios.ts";
import { parseStored, printStored, type StoredAnswer } from "../../record/storedAnswer.ts";
import { checkout } from "../../vscode/checkout.ts";

const folder = join(checkout, "test", "fixtures", "answers");
const stored = globSync("*/*.txt", { cwd: folder })
  .filter((path) => !path.startsWith("outcomes") && !path.endsWith(".outcome.txt"))
  .toSorted();

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function taskOf({ scenario }: StoredAnswer) {
  return scenarios[scenario] ?? assert.fail(`no scenario ${scenario}`);
}

describe("a model's answer", () => {
  for (const path of stored) {
    const answer = parseStored(read(path));

    it(`leads to what is kept beside it: ${path} (${answer.model})`, async () => {
      const { placements, prose, text } = await outcomeOf(taskOf(answer), answer);
      assert.equal(text, read(answer.outcome));
      assert.equal(placements.join(", "), answer.placements ?? "");
      assert.doesNotMatch(prose, /^(?:<{5,}|>{5,}|={5,}$)|\bTHINK\]|<\/?(?:think|tool_call)>/m);
    });

    it(`is an answer to the present prompt: ${path}`, () => {
      const names = (["blocks", "tool"] as const).map((form) => promptName(taskOf(answer), form));
      assert.ok(
        names.includes(answer.prompt),
        `an answer to ${answer.prompt} says nothing of ${names}: record it anew`,
      );
    });
  }

  it("is kept for every task and every family", () => {
    const kept = new Set(stored.map((path) => path.split(/[\\/]/)[0]));
    const families = ["claude", "deepseek", "gemini", "granite", "llama", "mistral", "openai", "qwen"];
    assert.deepEqual(
      families.filter((family) => !kept.has(family)),
      [],
    );
    const asked = new Set(stored.map((path) => parseStored(read(path)).scenario));
    assert.deepEqual(
      Object.keys(scenarios).filter((name) => !asked.has(name)),
      [],
    );
  });
});

describe("a file with an answer", () => {
  it("gives the answer that it was written of", () => {
    const word = fc.stringMatching(/^[\w@/. -]+$/);
    const part = fc
      .string({ unit: fc.constantFrom("a", "\n", "---", "--- call", "\\", "é", " ") })
      .filter((text) => !`\n${text}\n`.includes("\n--- call\n"));
    const fields = {
      model: word,
      origin: fc.constantFrom("written", "recorded 2026-11-25"),
      prompt: word,
      scenario: word,
      finish: fc.constantFrom("stop", "length", "cut"),
      outcome: word,
      text: part,
      call: part,
    };
    const answers = fc.record(fields, { noNullPrototype: true });
    fc.assert(fc.property(answers, (answer) => assert.deepEqual(parseStored(printStored(answer)), answer)));
  });

  it("gives line ends of Windows where it says so", () => {
    const head = { model: "m", origin: "written", prompt: "p", scenario: "s", finish: "stop", outcome: "o" } as const;
    const answer = { ...head, lineEnds: "crlf", text: "a\r\nb\r\n", call: "" } as const;
    assert.doesNotMatch(printStored(answer), /\r/);
    assert.deepEqual(parseStored(printStored(answer)), answer);
  });
});
