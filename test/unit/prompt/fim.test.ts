import assert from "node:assert/strict";
import fc from "fast-check";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { estimateTokens } from "../../../src/context/tokens.ts";
import type { Capabilities, FimKind, ModelRequest } from "../../../src/model/model.ts";
import { textsOf } from "../../../src/model/textsOf.ts";
import { fillIn, type Gap } from "../../../src/prompt/fim.ts";
import { endOf, startOf } from "../../../src/prompt/window.ts";
import { assertApproved } from "./approved.ts";

function capabilities(fim: FimKind, contextWindow = 8192): Capabilities {
  return { fim, chat: true, tools: false, logprobs: false, learnsWorkspace: false, contextWindow, maxOutput: 2048 };
}

/** A gap where `|` stands. */
function gapIn(marked: string, languageId = "typescript", uri = "file:///shop/src/caf%C3%A9%20cart.ts"): Gap {
  const [prefix = "", suffix = ""] = marked.split("|");
  return { uri, languageId, prefix, suffix };
}

const cart = `import { Item } from "./item";

export function total(items: Item[]): number {
  return items.|
}
`;

const items: readonly ContextItem[] = [
  {
    source: "openEditors",
    uri: "file:///shop/src/item.ts",
    name: "src/item.ts",
    text: "export interface Item {\r\n  readonly price: number;\r\n}\n\n",
    relevance: 1,
    reason: "open",
  },
];

/** A request as a person reads it. */
function written(request: ModelRequest): string {
  const limits = `maxTokens ${request.maxTokens}, stop ${JSON.stringify(request.stop)}`;
  const parts =
    request.task === "complete"
      ? [`== prefix`, request.prefix, `== suffix`, request.suffix]
      : request.messages.flatMap(({ role, text }) => [`== ${role}`, text]);
  return [`${request.task}: ${limits}`, ...parts, ""].join("\n");
}

describe("a prompt for the middle", () => {
  it("shows prefix and suffix, and other files as comments, to a model that takes a suffix", () => {
    assertApproved("suffix", written(fillIn(gapIn(cart), items, capabilities("suffix")).request));
  });

  it("marks the hole in a chat", () => {
    assertApproved("hole", written(fillIn(gapIn(cart), items, capabilities("hole")).request));
  });

  it("takes another mark where the code has the usual one", () => {
    const { request } = fillIn(gapIn("const mark = '<HOLE/>'; |"), [], capabilities("hole"));
    assertApproved("otherMark", written(request));
  });

  it("uses the comments of the language, and shows no other file where it has none", () => {
    const prefixIn = (languageId: string) => {
      const { request } = fillIn(gapIn("x|y", languageId), items, capabilities("suffix"));
      return request.task === "complete" ? request.prefix : "";
    };
    assert.match(prefixIn("python"), /^# Path: src\/item\.ts\n# export interface Item \{\n/);
    assert.match(prefixIn("sql"), /^-- Path/);
    assert.equal(prefixIn("css"), "x");
  });

  it("stays inside the model's window, whatever it is shown", () => {
    const line = fc.string({ minLength: 1, unit: fc.constantFrom("a", "\n", "😀") });
    const contexts = [512, 1024, 4096, 100_000];
    fc.assert(
      fc.property(line, fc.constantFrom(...contexts), fc.constantFrom<FimKind>("suffix", "hole"), (line, size, fim) => {
        const text = line.repeat(20_000 / line.length);
        const many = Array.from({ length: 30 }, () => ({ ...(items[0] as ContextItem), text }));
        const gap = { ...gapIn("|"), prefix: text, suffix: text };
        const { request } = fillIn(gap, many, capabilities(fim, size));
        const shown =
          request.task === "complete" ? request.prefix + request.suffix : (request.messages.at(-1)?.text ?? "");
        assert.ok(shown.length <= (size - request.maxTokens) * 3 + 200, `${shown.length} characters for ${size}`);
        assert.ok(shown.length <= 4096 * 3 + 200);
        assert.ok(shown.isWellFormed());
      }),
      { numRuns: 50 },
    );
  });
});

describe("a prompt for the middle of a text that takes many tokens", () => {
  const texts = { signs: "{}[]();:,.", digits: "0123456789", chinese: "总价是多少呢", emoji: "😀😎" };
  const forms: readonly FimKind[] = ["suffix", "infill", "qwen", "hole"];

  /** Tokens of a prompt and its answer at most, for a model that counts so many for each estimated one. */
  function tokensFor(text: string, fim: FimKind, contextWindow: number, tokensPerEstimate: number): number {
    const long = text.repeat(3000);
    const others = [{ ...(items[0] as ContextItem), text: long }];
    const model = { ...capabilities(fim, contextWindow), tokensPerEstimate };
    const { request } = fillIn({ ...gapIn("|"), prefix: long, suffix: long }, others, model);
    const estimate = textsOf(request).reduce((sum, each) => sum + estimateTokens(each), 0);
    return request.maxTokens + estimate * tokensPerEstimate;
  }

  for (const [name, text] of Object.entries(texts)) {
    it(`stays inside the model's window, as it counts itself: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...forms),
          fc.integer({ min: 1024, max: 40_000 }),
          fc.double({ min: 0.5, max: 2, noNaN: true }),
          (fim, contextWindow, tokensPerEstimate) => {
            const tokens = tokensFor(text, fim, contextWindow, tokensPerEstimate);
            assert.ok(tokens <= contextWindow, `${tokens} tokens for ${contextWindow}`);
          },
        ),
        { numRuns: 15 },
      );
    });
  }
});

describe("a window of a text", () => {
  it("begins at a line's start, and ends at a line's end", () => {
    assert.equal(endOf("one\ntwo\nthree", 10), "two\nthree");
    assert.equal(endOf("one\ntwo\nthree", 9), "two\nthree");
    assert.equal(endOf("one\ntwo\nthree", 8), "three");
    assert.equal(startOf("one\ntwo\nthree", 8), "one\ntwo\n");
    assert.equal(startOf("one\ntwo\nthree", 7), "one\n");
  });

  it("is cut inside a line that is longer, never inside a character", () => {
    assert.equal(endOf("abcdef", 3), "def");
    assert.equal(startOf("abcdef", 3), "abc");
    assert.equal(endOf("a😀", 1), "");
    assert.equal(startOf("😀a", 1), "");
  });

  it("is the whole text where that fits, and never longer than asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "😀") }), fc.nat({ max: 40 }), (text, most) => {
        assert.ok(text.endsWith(endOf(text, most)) && endOf(text, most).length <= most);
        assert.ok(text.startsWith(startOf(text, most)) && startOf(text, most).length <= most);
        assert.equal(endOf(text, text.length), text);
      }),
    );
  });
});
