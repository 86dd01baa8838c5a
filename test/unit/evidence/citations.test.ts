import assert from "node:assert/strict";
import fc from "fast-check";
import type { Knowledge } from "../../../src/evidence/check.ts";
import { citationsCheck } from "../../../src/evidence/checks/citations.ts";
import { closestName, distance, namesOf } from "../../../src/evidence/checks/closestName.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

const cart = changed(" class Cart {\n   total() {}\n+  remove(id) {}\n }\n ");

/** A workspace in which all names and files that are not listed do not exist. */
function knowing(names: readonly string[], files: Readonly<Record<string, number>> = {}): Knowledge {
  return {
    ...noKnowledge,
    isDefined: async (name) => names.includes(name),
    lineCount: async (path) => files[path] ?? null,
  };
}

function check(text: string, knowledge: Knowledge) {
  return citationsCheck.run(subject({ files: [cart], text }), knowledge, never);
}

/** The findings as `severity kind what`. */
async function found(text: string, knowledge = knowing([])): Promise<readonly string[]> {
  const { findings } = await check(text, knowledge);
  return findings.map((finding) => {
    switch (finding.kind) {
      case "unknownName":
        return `${finding.severity} name ${finding.name} ${finding.closest ?? "-"}`;
      case "unknownFile":
        return `${finding.severity} file ${finding.path}`;
      case "noSuchLine":
        return `${finding.severity} line ${finding.path}:${finding.line} of ${finding.lines}`;
      default:
        return finding.kind;
    }
  });
}

describe("checking what an answer cites", () => {
  const rows: readonly [name: string, text: string, expected: readonly string[]][] = [
    ["finds a name that is defined nowhere", "See `checkout`.", ["problem name checkout -"]],
    ["offers the closest name of the files", "See `Cart.totl()`.", ["problem name Cart.totl Cart.total"]],
    ["lets a name of the file before pass", "See `Cart.total()`.", []],
    ["lets a name that the proposal brings pass", "See `remove`.", []],
    ["lets a name that the answer's own code defines pass", "See `helper`.\n\n```js\nfunction helper() {}\n```", []],
    ["lets keywords, globals and commands pass", "`const`, `Array.map`, `elif`, `npm`, `null`, `self`, `SELECT`", []],
    ["lets abbreviations and single letters pass", "`TS2345`, `HTTP`, `x`", []],
    ["lets a name that is proposed pass", "You could add a `checkout` method.", []],
    ["only doubts a constant of the environment", "Set `CART_LIMIT`.", ["doubt name CART_LIMIT -"]],
    ["finds a file that is not there", "See `src/till.ts`.", ["problem file src/till.ts"]],
    ["finds a file that is not there by its line", "See till.ts:3.", ["problem file till.ts"]],
    ["only doubts a file without a folder", "See `tsconfig.json`.", ["doubt file tsconfig.json"]],
    ["lets a file of the proposal pass", "See `src/cart.ts` and `cart.ts:3`.", []],
    ["finds a line beyond a file's end", "See `src/cart.ts:9`.", ["problem line src/cart.ts:9 of 5"]],
    ["finds lines that go beyond a file's end", "See `src/cart.ts:3-9`.", ["problem line src/cart.ts:9 of 5"]],
    ["takes a member whose name looks like a file's end for a member", "See `Cart.rs`.", ["doubt file Cart.rs"]],
    ["lets a member that looks like a file pass", "See `Cart.total`, `total.id`.", []],
  ];
  for (const [name, text, expected] of rows) {
    it(name, async () => {
      assert.deepEqual(await found(text), expected);
    });
  }

  it("asks the workspace for names that the files do not have", async () => {
    assert.deepEqual(await found("See `checkout` and `shop`.", knowing(["checkout"])), ["problem name shop -"]);
  });

  it("asks the workspace for files and their lines", async () => {
    const knowledge = knowing([], { "src/till.ts": 10 });
    assert.deepEqual(await found("See `./src/till.ts:10`, src/till.ts:11.", knowledge), [
      "problem line src/till.ts:11 of 10",
    ]);
  });

  it("only doubts a name where others can't be known", async () => {
    const isDefined = async (name: string) => (name === "shop" ? undefined : false);
    assert.deepEqual(await found("See `checkout` and `shop`.", { ...knowing([]), isDefined }), [
      "doubt name checkout -",
    ]);
  });

  it("says of what can't be known that it was not seen", async () => {
    const { outcome, seen, unseen } = await check("See `Cart`, `shop` and `src/till.ts`.", noKnowledge);
    assert.deepEqual({ outcome, seen, unseen }, { outcome: "passed", seen: ["Cart"], unseen: ["shop", "src/till.ts"] });
  });

  it("did not check where nothing can be known", async () => {
    const { outcome, reason } = await check("See `shop`.", noKnowledge);
    assert.deepEqual([outcome, reason], ["notChecked", "noKnowledge"]);
  });

  it("had nothing to check where nothing is cited", async () => {
    const { outcome, reason } = await check("It adds the prices.", noKnowledge);
    assert.deepEqual([outcome, reason], ["notChecked", "nothingToCheck"]);
  });

  it("leaves files outside of the workspace unseen", async () => {
    assert.deepEqual((await check("See `/etc/hosts.conf` and `~/.config/a.json`.", knowing([]))).unseen.length, 2);
  });

  it("quotes what it found as it stands in the answer", async () => {
    const { findings } = await check("See `new Till(1)`.", knowing([]));
    assert.deepEqual(findings[0]?.place, { quote: "new Till(1)" });
  });

  it("looks at 200 citations and says that it did not see the others", async () => {
    const text = Array.from({ length: 210 }, (_, index) => `\`name${index}\``).join(" ");
    const { findings, unseen } = await check(text, knowing([]));
    assert.deepEqual([findings.length, unseen.length], [200, 10]);
  });

  it("throws what the signal aborts with", async () => {
    const controller = new AbortController();
    const isDefined = async () => {
      controller.abort(new Error("enough"));
      return true;
    };
    const running = citationsCheck.run(subject({ text: "`shop`" }), { ...noKnowledge, isDefined }, controller.signal);
    await assert.rejects(running, /enough/);
  });
});

describe("the closest name", () => {
  const rows: readonly [name: string, text: string, expected: string | undefined][] = [
    ["totl", "total title", "total"],
    ["toatl", "total", "total"],
    ["getItms", "getItem getItems", "getItems"],
    ["ab", "abc", undefined],
    ["checkout", "total remove", undefined],
    ["Total", "total", "total"],
  ];
  for (const [name, text, expected] of rows) {
    it(`of ${name} among "${text}" is ${expected ?? "none"}`, () => {
      assert.equal(closestName(name, namesOf([text])), expected);
    });
  }

  it("is as far away in one direction as in the other", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        assert.equal(distance(one, other), distance(other, one));
      }),
    );
  });

  it("is at most as many edits away as characters were changed", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.string({ maxLength: 2 }),
        (name, at, put) => {
          const index = at % name.length;
          const edited = name.slice(0, index) + put + name.slice(index + 1);
          assert.ok(distance(name, edited) <= Math.max(1, put.length));
        },
      ),
    );
  });
});
