import assert from "node:assert/strict";
import fc from "fast-check";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import type { Capabilities, FimKind } from "../../../src/model/model.ts";
import { chooseItems } from "../../../src/prompt/chooseItems.ts";
import { fillIn } from "../../../src/prompt/fim.ts";
import { frozenSuffix } from "../../../src/prompt/frozenSuffix.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { sharesOf } from "../../../src/prompt/shares.ts";
import { steadyEndOf } from "../../../src/prompt/steadyPrefix.ts";

function item(name: string, rest: Partial<ContextItem> = {}): ContextItem {
  const text = `export const ${name} = 1;\n`;
  return { source: "openEditors", uri: `file:///${name}`, name, text, relevance: 1, reason: "", ...rest };
}

const lines = (count: number, word = "line") => Array.from({ length: count }, (_, n) => `${word} ${n}\n`).join("");
const uri = "file:///shop/cart.ts";

function capabilities(fim: FimKind): Capabilities {
  return {
    fim,
    chat: true,
    tools: false,
    logprobs: false,
    learnsWorkspace: false,
    contextWindow: 32_768,
    maxOutput: 2048,
  };
}

/** The prompt as one text up to the cursor, and what comes after it. */
function prompt(prefix: string, suffix: string, items: readonly ContextItem[], memory?: PromptMemory) {
  const gap = { uri, languageId: "typescript", prefix, suffix };
  const { request } = fillIn(gap, items, capabilities("suffix"), memory);
  assert.equal(request.task, "complete");
  return request.task === "complete" ? { before: request.prefix, after: request.suffix } : { before: "", after: "" };
}

describe("a prompt after the last one", () => {
  it("goes on where that ended, at nine in ten keys at least, wherever a file is typed", () => {
    const place = fc.record({
      above: fc.integer({ min: 0, max: 2000 }),
      below: fc.integer({ min: 0, max: 400 }),
      others: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(place, ({ above, below, others }) => {
        const memory = new PromptMemory();
        const typed = lines(25, "  return total(order)");
        const items = Array.from({ length: others }, (_, n) =>
          item(`other${n}`, { text: lines(40, `const other${n}`), worth: others - n }),
        );
        let last = prompt(lines(above), lines(below), items, memory);
        let same = 0;
        for (let count = 1; count <= typed.length; count++) {
          const next = prompt(lines(above) + typed.slice(0, count), lines(below), items, memory);
          same += Number(next.before.startsWith(last.before) && next.after === last.after);
          last = next;
        }
        assert.ok(same / typed.length >= 0.9, `${same} of ${typed.length}`);
      }),
      { numRuns: 6 },
    );
  });

  it("does not, without a memory, in a file that is longer than its window", () => {
    const last = prompt(lines(2000), "", []);
    const next = prompt(lines(2000) + lines(10, "more"), "", []);
    assert.ok(!next.before.startsWith(last.before));
  });

  it("shows what is sent with the prefix as long as it is among what may go along", () => {
    const memory = new PromptMemory();
    const [a, b] = [item("a", { worth: 1 }), item("b", { worth: 0.9 })];
    const first = prompt("x", "", [a, b], memory);
    const second = prompt("x", "", [{ ...b, worth: 1.1 }, a], memory);
    assert.equal(second.before, first.before);
  });

  it("keeps nothing in mind for another document", () => {
    const memory = new PromptMemory();
    prompt(lines(900), "", [], memory);
    assert.equal(memory.last("file:///shop/other.ts"), undefined);
  });
});

describe("a memory of prompts", () => {
  const sent = { prefix: "p", suffix: "s", items: [] };

  it("knows the last eight documents", () => {
    const memory = new PromptMemory();
    for (let n = 0; n < 9; n++) {
      memory.keep(String(n), sent);
    }
    assert.equal(memory.last("0"), undefined);
    assert.deepEqual(memory.last("1"), sent);
  });

  it("is not changed by what its copy keeps", () => {
    const memory = new PromptMemory();
    memory.copy().keep(uri, sent);
    assert.equal(memory.last(uri), undefined);
  });
});

describe("the window before the cursor", () => {
  it("begins where the last one did, although lines above it have come", () => {
    const last = steadyEndOf(lines(2000), 6000, undefined);
    assert.ok(steadyEndOf(`import x;\n${lines(2000)}more\n`, 6000, last).startsWith(last));
  });

  it("begins further down at once where it has grown too long, and grows from there", () => {
    let last = steadyEndOf(lines(2000), 6000, undefined);
    let starts = 0;
    for (let n = 1; n <= 1000; n++) {
      const next = steadyEndOf(lines(2000) + lines(n, "typed"), 6000, last);
      starts += Number(!next.startsWith(last));
      last = next;
    }
    assert.ok(starts >= 3 && starts <= 8, `${starts} starts for 10,000 characters`);
  });

  it("is made anew where the cursor has gone far up", () => {
    const last = steadyEndOf(lines(2000), 6000, undefined);
    const up = steadyEndOf(lines(2000).slice(0, -5000), 6000, last);
    assert.ok(up.length >= 3900, `${up.length} characters`);
  });

  it("ends with the text, fits, and begins at a line's start", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀"), maxLength: 4000 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 10, max: 3000 }), (text, last, most) => {
        const window = steadyEndOf(text, most, last);
        assert.ok(text.endsWith(window) && window.length <= most && window.isWellFormed() === text.isWellFormed());
      }),
    );
  });
});

describe("a frozen suffix", () => {
  const near = `)\n${lines(60, "near")}`;
  const far = lines(200, "far");

  it("stays as it was sent while little changes further down", () => {
    const last = near + far;
    assert.equal(frozenSuffix(near + far.replace("far 100", "changed"), 6000, last), last);
  });

  it("is the true one where the cursor's line has changed", () => {
    const changed = `;${near}${far}`;
    assert.equal(frozenSuffix(changed, 6000, near + far), changed);
  });

  it("is the true one where much has changed further down", () => {
    const changed = near + lines(200, "new");
    assert.equal(frozenSuffix(changed, 6000, near + far), changed);
  });

  it("is the true one where there is less room for it now", () => {
    assert.ok(frozenSuffix(near + far, 1000, near + far).length <= 1000);
  });

  it("is true for the first 400 characters and the cursor's line, whatever was sent last", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b ", "\n"), maxLength: 1500 });
    fc.assert(
      fc.property(text, text, fc.nat({ max: 1500 }), (suffix, other, at) => {
        const last = suffix.slice(0, at) + other;
        const sent = frozenSuffix(suffix, 3000, last);
        const nearby = Math.max(400, suffix.indexOf("\n") + 1);
        assert.equal(sent.slice(0, nearby), suffix.slice(0, nearby));
      }),
    );
  });
});

describe("pieces of context in a prompt", () => {
  const write = ({ name, text }: ContextItem) => `${name}\n${text}`;
  const names = (items: readonly ContextItem[]) => items.map(({ name }) => name);
  const keys = (...items: readonly ContextItem[]) =>
    items.map(({ source, uri, name, text }) => `${source} ${uri} ${name} ${text}`);

  it("are those that are worth most, as many as fit", () => {
    const items = [item("low", { worth: 1 }), item("high", { worth: 3 }), item("middle", { worth: 2 })];
    const most = write(items[1]!).length + write(items[2]!).length;
    assert.deepEqual(names(chooseItems(items, write, most)), ["high", "middle"]);
  });

  it("are a smaller one that still fits where a large one does not", () => {
    const items = [item("large", { worth: 2, text: `${"x".repeat(500)}\n` }), item("small", { worth: 1 })];
    assert.deepEqual(names(chooseItems(items, write, 100)), ["small"]);
  });

  it("are cut at a line's end where a good part of one fits", () => {
    const [part] = chooseItems([item("long", { text: lines(200) })], write, 500);
    assert.ok(part?.isCut && part.text.endsWith("\n") && write(part).length <= 500);
  });

  it("that were sent last stay before new ones that are worth little more", () => {
    const [old, fresh] = [item("old", { worth: 1 }), item("fresh", { worth: 1.4 })];
    const most = write(fresh).length;
    assert.deepEqual(names(chooseItems([fresh, old], write, most, keys(old))), ["old"]);
    assert.deepEqual(names(chooseItems([{ ...fresh, worth: 1.6 }, old], write, most, keys(old))), ["fresh"]);
  });

  it("stand in the order of the last prompt, the new ones after them", () => {
    const [a, b, c] = [item("a"), item("b"), item("c", { source: "definition" })];
    assert.deepEqual(names(chooseItems([c, a, b], write, 1000, keys(b, a))), ["b", "a", "c"]);
  });

  it("that change often stand last, although they were sent before", () => {
    const edit = item("edit", { source: "recentEdits" });
    assert.deepEqual(names(chooseItems([edit, item("a")], write, 1000, keys(edit))), ["a", "edit"]);
  });

  it("that say what things are stand first in a first prompt", () => {
    const items = [item("window"), item("edit", { source: "recentEdits" }), item("type", { source: "definition" })];
    assert.deepEqual(names(chooseItems(items, write, 1000)), ["type", "window", "edit"]);
  });
});

describe("the shares of a prompt", () => {
  it("are a half, a fifth and a quarter where there is enough of each", () => {
    const plenty = { prefix: 90_000, suffix: 90_000, others: 90_000 };
    assert.deepEqual(sharesOf(10_000, plenty), { prefix: 5000, suffix: 2000, others: 2500 });
  });

  it("give to the other files what little text around the cursor leaves", () => {
    assert.equal(sharesOf(10_000, { prefix: 100, suffix: 0, others: 90_000 }).others, 7500);
  });

  it("give to the prefix what no other file takes", () => {
    assert.equal(sharesOf(10_000, { prefix: 90_000, suffix: 90_000, others: 0 }).prefix, 7500);
  });

  it("never come to more than there is", () => {
    const length = fc.nat({ max: 50_000 });
    fc.assert(
      fc.property(length, length, length, length, (total, prefix, suffix, others) => {
        const shares = sharesOf(total, { prefix, suffix, others });
        assert.ok(shares.prefix + shares.suffix + shares.others <= total);
      }),
    );
  });
});
