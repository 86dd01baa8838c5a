import assert from "node:assert/strict";
import fc from "fast-check";
import { fimFamilies } from "../../../src/model/fimForm.ts";
import type { Capabilities, CompleteRequest } from "../../../src/model/model.ts";
import { rawPrompt } from "../../../src/prompt/fim/raw.ts";
import { templates } from "../../../src/prompt/fim/templates.ts";
import { fillIn } from "../../../src/prompt/fim.ts";

const capabilities: Omit<Capabilities, "fim"> = {
  chat: true,
  tools: false,
  logprobs: false,
  learnsWorkspace: false,
  contextWindow: 8192,
  maxOutput: 2048,
};

/** What each family's own page shows for this prefix and suffix. */
const documented = {
  qwen: "<|fim_prefix|>int a = <|fim_suffix|>;\n<|fim_middle|>",
  codestral: "[SUFFIX];\n[PREFIX]int a = ",
  deepseek: "<｜fim▁begin｜>int a = <｜fim▁hole｜>;\n<｜fim▁end｜>",
  starcoder: "<fim_prefix>int a = <fim_suffix>;\n<fim_middle>",
  codellama: "<PRE> int a =  <SUF>;\n <MID>",
  codegemma: "<|fim_prefix|>int a = <|fim_suffix|>;\n<|fim_middle|>",
  granite: "<|fim_prefix|>int a = <|fim_suffix|>;\n<|fim_middle|>",
  seedCoder: "<[fim-suffix]>;\n<[fim-prefix]>int a = <[fim-middle]>",
} as const;

for (const family of fimFamilies) {
  const template = templates[family];

  describe(`the raw prompt of ${family}`, () => {
    const gap = { uri: "file:///a.c", languageId: "c", prefix: "int a = ", suffix: ";\n" };
    const { request } = fillIn(gap, [], { ...capabilities, fim: family });

    it("is written as its own page shows it", () => {
      assert.equal((request as CompleteRequest).prefix, documented[family]);
    });

    it("goes without a suffix, and ends at the family's own tokens", () => {
      assert.deepEqual([(request as CompleteRequest).suffix, request.stop], ["", template.stop]);
    });

    it("holds each token once, whatever the code holds", () => {
      const code = fc.string({ unit: fc.constantFrom("a", "\n", ...template.tokens) });
      fc.assert(
        fc.property(code, code, (prefix, suffix) => {
          const prompt = rawPrompt(template, prefix, suffix);
          const once = template.write("", "");
          for (const token of template.tokens) {
            assert.equal(prompt.split(token).length, once.split(token).length, `${token} in ${prompt}`);
          }
        }),
      );
    });
  });
}

describe("other files for a server with a place of its own for them", () => {
  const item = { source: "openEditors", uri: "file:///b.c", name: "b.c", relevance: 1, reason: "open" } as const;
  const gap = { uri: "file:///a.c", languageId: "c", prefix: "int a = ", suffix: ";\n" };

  it("go beside the prefix, which stays as it is", () => {
    const items = [{ ...item, text: "int b;\n" }];
    const { request } = fillIn(gap, items, { ...capabilities, fim: "infill" });
    const { prefix, others } = request as CompleteRequest;
    assert.deepEqual({ prefix, others }, { prefix: "int a = ", others: [{ name: "b.c", text: "int b;\n" }] });
  });

  const many = Array.from({ length: 9 }, () => ({ ...item, text: "int b;\n".repeat(1000) }));

  /** Characters that the other files take, where so much stands on either side of the cursor. */
  function charactersOfOthers(around: number): number {
    const text = "int a;\n".repeat(around / 7);
    const { request } = fillIn({ ...gap, prefix: text, suffix: text }, many, { ...capabilities, fim: "infill" });
    return (request as CompleteRequest).others?.map(({ name, text }) => name + text).join("").length ?? 0;
  }

  it("take no more than their share of the prompt", () => {
    const characters = charactersOfOthers(20_000);
    assert.ok(characters > 2000 && characters <= 4096 * 3 * 0.25, `${characters} characters`);
  });

  it("take what little text around the cursor leaves", () => {
    const characters = charactersOfOthers(700);
    assert.ok(characters > 4096 * 3 * 0.5 && characters <= 4096 * 3 - 2 * 700, `${characters} characters`);
  });
});
