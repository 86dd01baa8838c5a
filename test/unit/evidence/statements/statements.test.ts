import assert from "node:assert/strict";
import fc from "fast-check";
import type { CheckResult, CodeFact, Subject } from "../../../../src/evidence/check.ts";
import { canCheckStatements, statementsCheck } from "../../../../src/evidence/checks/statements/index.ts";
import type { LineSpan } from "../../../../src/text/lineSpan.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";

const cart = `import { format as pretty } from "./format";

export async function fetchTotal(cart, options = {}) {
  const prices = await load(cart.items);
  for (const price of prices) check(price);
  if (prices.length === 0) {
    throw new EmptyCart("nothing in it");
  }
  return { total: sum(prices), text: pretty(prices) };
}

function isEmpty({ items }) {
  return items.length === 0;
}

const sign = (total) => "€" + total;

class Cart {
  add(item, ...others) {
    this.items.push(item, ...others);
  }
}
`;

function explained(text: string, part: { code?: string; languageId?: string; lines?: LineSpan } = {}): Subject {
  const { code = cart, languageId = "javascript", lines } = part;
  const document = { uri: "file:///cart", path: "src/cart", languageId, version: 1, text: code };
  const task = { feature: "explain" as const, document, ...(lines && { selection: lines }) };
  return { ...subject({ text }), asked: { task, question: "" } };
}

function check(given: Subject): Promise<CheckResult> {
  return statementsCheck.run(given, noKnowledge, never);
}

async function factsAgainst(text: string, part?: Parameters<typeof explained>[1]): Promise<readonly CodeFact[]> {
  const { findings } = await check(explained(text, part));
  return findings.flatMap((finding) => (finding.kind === "contradicted" ? finding.fact : []));
}

describe("a statement about a function", () => {
  it("is doubted, with its sentence and its function's line, where the code says otherwise", async () => {
    const { findings, outcome } = await check(explained("Well. `isEmpty` takes *two* parameters. That is all."));
    assert.equal(outcome, "notChecked");
    assert.deepEqual(findings, []);
    const doubted = await check(explained("Well. **`sign`** takes two parameters. That is all."));
    assert.deepEqual(doubted.findings, [
      {
        kind: "contradicted",
        of: "sign",
        fact: { fact: "parameters", names: ["total"] },
        severity: "doubt",
        place: { path: "src/cart", line: 15, quote: "**`sign`** takes two parameters." },
      },
    ]);
  });

  for (const [sentence, fact] of [
    ["`fetchTotal` calls `save`.", { fact: "notNamed", name: "save" }],
    ["`fetchTotal` loads the prices and then calls `this.cart.save()`.", { fact: "notNamed", name: "save" }],
    ["`fetchTotal` takes `cart` and `currency`.", { fact: "parameters", names: ["cart", "options"] }],
    ["`fetchTotal` takes four arguments.", { fact: "parameters", names: ["cart", "options"] }],
    ["`fetchTotal` is synchronous.", { fact: "async" }],
    ["`fetchTotal` throws a `RangeError` if there is none.", { fact: "throws", names: ["EmptyCart"] }],
    ["`fetchTotal` is not exported.", { fact: "exported" }],
    ["`isEmpty` is exported.", { fact: "notExported" }],
    ["`isEmpty` is an async function that checks for items.", { fact: "notAsync" }],
    ["`isEmpty` loops over the items.", { fact: "noLoop" }],
    ["`isEmpty` returns a list of them.", { fact: "returns", written: ["items.length === 0"] }],
    ["`sign` returns nothing.", { fact: "returns", written: ['"€" + total'] }],
    ["`Cart.add` returns `true`.", { fact: "returns", written: [] }],
  ] as const) {
    it(`is doubted: ${sentence}`, async () => {
      assert.deepEqual(await factsAgainst(sentence), [fact]);
    });
  }

  for (const sentence of [
    "`fetchTotal` takes a `cart` and an optional `options` object, calls `load` and `check`, and returns a Promise.",
    "`fetchTotal` is an async function that takes one parameter, or two.",
    "`fetchTotal` calls `format` on the prices.",
    "`fetchTotal` throws an `Error` when it is empty.",
    "`fetchTotal` returns an object that calls nothing.",
    "`isEmpty` takes two parameters in an object.",
    "`isEmpty` returns `true` if there are none.",
    "`add` takes three arguments and returns nothing.",
    "`sign` takes a number and returns a string.",
    "`sign` should take two parameters.",
    "`sign` does not call `load`.",
    "`sign` never calls `load`.",
    "`sign` wraps a callback that calls `load`, takes two parameters and throws a `TypeError`.",
    "If `sign` calls `load`, it takes two parameters.",
    "The caller of `sign` takes two parameters.",
    "Before `sign` calls `load`, nothing is there.",
    "`sign` and `isEmpty` take two parameters.",
    "`load` calls `fetch` and takes three parameters.",
  ]) {
    it(`is not doubted: ${sentence}`, async () => {
      assert.deepEqual(await factsAgainst(sentence), []);
    });
  }

  it("is not seen where the code does not decide, and not called false", async () => {
    const { outcome, unseen, reason } = await check(explained("`load` calls `fetch`."));
    assert.deepEqual([outcome, unseen, reason], ["notChecked", ["“`load` calls `fetch`.”"], "noKnowledge"]);
  });

  it("is seen where it agrees", async () => {
    const { outcome, seen, unseen } = await check(explained("`sign` takes one parameter. `load` calls `fetch`."));
    assert.deepEqual(
      [outcome, seen, unseen],
      ["passed", ["“`sign` takes one parameter.”"], ["“`load` calls `fetch`.”"]],
    );
  });

  it("is about the function that was asked about, where it says so", async () => {
    const lines = { start: 15, count: 1 };
    assert.equal((await factsAgainst("This function takes two parameters.", { lines })).length, 1);
    assert.deepEqual(await factsAgainst("This function takes two parameters."), []);
  });

  it("is about the function of the sentence before, where that names no other", async () => {
    assert.equal((await factsAgainst("`sign` adds the sign. It takes two parameters.")).length, 1);
    assert.deepEqual(await factsAgainst("`sign` is used by `fetchTotal`. It takes two parameters."), []);
  });

  it("is left alone where the answer writes the function anew", async () => {
    const rewritten = "`sign` takes two parameters:\n\n```js\nconst sign = (total, currency) => currency + total;\n```";
    assert.deepEqual(await factsAgainst(rewritten), []);
  });

  it("is left alone where one of several functions of that name agrees", async () => {
    const code = "class A { \n  size() { return 1; }\n}\nclass B {\n  size(unit) { return 2; }\n}\n";
    assert.deepEqual(await factsAgainst("`size` takes one parameter.", { code }), []);
    assert.equal((await factsAgainst("`size` takes two parameters.", { code })).length, 1);
  });
});

describe("a statement about a function in Python", () => {
  const code = `
class Cart:
    async def total(self, currency, *, rounded=True):
        """Calls nobody."""
        if not self.items:
            raise EmptyCart("none")
        return [price for price in self.items]

    def pay(self): ...

def pair(a, b=None):
    def inner():
        return 5
    return a, b

def stop(self):
    if self.stopped:
        return
    assert self not in self.running
`;
  for (const [sentence, fact] of [
    ["`Cart.total` takes three parameters.", { fact: "parameters", names: ["currency", "rounded"] }],
    ["`total` raises `KeyError`.", { fact: "throws", names: ["EmptyCart"] }],
    ["`total` returns a tuple.", { fact: "returns", written: ["[price for price in self.items]"] }],
    ["`pair` returns a list.", { fact: "returns", written: ["a, b"] }],
    ["`pair` calls `sorted`.", { fact: "notNamed", name: "sorted" }],
  ] as const) {
    it(`is doubted: ${sentence}`, async () => {
      assert.deepEqual(await factsAgainst(sentence, { code, languageId: "python" }), [fact]);
    });
  }

  for (const sentence of [
    "`total` takes one parameter and returns a list.",
    "`pair` returns a tuple. `pair` takes `a` and `b`.",
    "`pay` returns a number.",
    "`pair` calls `inner`.",
    "`stop` returns nothing.",
  ]) {
    it(`is not doubted: ${sentence}`, async () => {
      assert.deepEqual(await factsAgainst(sentence, { code, languageId: "python" }), []);
    });
  }

  it("is read in a body of many strings in time linear in their number", async () => {
    const strings = `def say():\n    ${'"" '.repeat(100)}\n    x`;
    assert.equal((await factsAgainst("`say` returns a list.", { code: strings, languageId: "python" })).length, 1);
  });
});

describe("the check of statements", () => {
  it("has nothing to say of a proposal, of another language and of a text without statements", () => {
    const said = "`sign` takes two parameters.";
    assert.equal(canCheckStatements(explained(said)), true);
    assert.equal(canCheckStatements({ ...explained(said), files: [changed("+1")] }), false);
    assert.equal(canCheckStatements(explained(said, { languageId: "go" })), false);
    assert.equal(canCheckStatements(explained("`sign` is nice.")), false);
    assert.equal(canCheckStatements(subject({ text: said })), false);
  });

  it("does not look at a file that no person wrote", async () => {
    const { reason } = await check(explained("`sign` takes two parameters.", { code: "x".repeat(3_000) }));
    assert.equal(reason, "tooLarge");
  });

  it("never throws, whatever is explained and said", async () => {
    const words = fc.constantFrom(
      ..."`sign` `f(` takes returns calls `a`, and throws two parameters . ( ) { } [ ] => function const = def : \n async ; \" ' ` return raise <".split(
        " ",
      ),
    );
    const text = fc.array(words, { maxLength: 40 }).map((each) => each.join(" "));
    await fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom("typescript", "python"), async (said, code, languageId) => {
        const { outcome } = await check(explained(`\`sign\` takes two parameters. ${said}`, { code, languageId }));
        assert.ok(["passed", "found", "notChecked"].includes(outcome));
      }),
    );
  });
});
