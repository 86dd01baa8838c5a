import assert from "node:assert/strict";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { CompletionContext } from "../../../src/context/forCompletion.ts";
import type { PlaceSource } from "../../../src/context/placeSources.ts";
import { at } from "../marked.ts";
import { FakeClock, settled } from "../model/client/fakeClock.ts";
import { knowing } from "./knowledge.ts";

const here = at("const total = █");
const { signal } = new AbortController();

function item(name: string): ContextItem {
  return { source: "similar", uri: `file:///shop/${name}`, name, text: `text of ${name}`, relevance: 1, reason: "" };
}

/** A source whose answers come when a test says so. */
function slow(): PlaceSource & { answer(name: string): void; readonly asked: number } {
  let waiting: ((items: readonly ContextItem[]) => void)[] = [];
  let asked = 0;
  return {
    source: "similar",
    weight: 1,
    cost: 0,
    find() {
      asked++;
      return new Promise((resolve) => waiting.push(resolve));
    },
    get asked() {
      return asked;
    },
    answer(name) {
      for (const resolve of waiting) {
        resolve([item(name)]);
      }
      waiting = [];
    },
  };
}

function quick(name: string, cost = 0): PlaceSource {
  return { source: "imports", weight: 1, cost, find: () => [item(name)] };
}

describe("context for a place", () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
  });

  const context = (...sources: readonly PlaceSource[]) => new CompletionContext(knowing({}), sources, clock);
  const names = (items: readonly ContextItem[]) => items.map(({ name }) => name);

  it("is there at once where all sources are, and leaves no timer", async () => {
    const { items, late } = await context(quick("a"), quick("b")).gather(here, signal);
    assert.deepEqual([names(items), late, clock.pending], [["a", "b"], [], 0]);
  });

  it("waits for a source that looks something up", async () => {
    const source = slow();
    const gathered = context(source).gather(here, signal);
    await clock.pass(49);
    source.answer("found");
    assert.deepEqual(names((await gathered).items), ["found"]);
    assert.equal(clock.pending, 0);
  });

  it("goes on without it after 50 ms, and says so", async () => {
    const gathered = context(quick("a"), slow()).gather(here, signal);
    await clock.pass(50);
    const { items, late } = await gathered;
    assert.deepEqual([names(items), late], [["a"], ["similar"]]);
  });

  it("gives what came late to the next request", async () => {
    const source = slow();
    const gathering = context(source);
    const first = gathering.gather(here, signal);
    await clock.pass(50);
    await first;
    source.answer("late");
    await settled();
    const second = gathering.gather(here, signal);
    await clock.pass(50);
    assert.deepEqual(names((await second).items), ["late"]);
  });

  it("gives nothing that was found for another document", async () => {
    const source = slow();
    const gathering = context(source);
    const first = gathering.gather(here, signal);
    await clock.pass(50);
    await first;
    source.answer("late");
    const second = gathering.gather({ ...here, uri: "file:///shop/other.ts" }, signal);
    await clock.pass(50);
    assert.deepEqual(names((await second).items), []);
  });

  it("ends its wait when the signal aborts, and leaves no timer", async () => {
    const controller = new AbortController();
    const gathered = context(quick("a"), slow()).gather(here, controller.signal);
    controller.abort();
    assert.deepEqual(names((await gathered).items), ["a"]);
    assert.equal(clock.pending, 0);
  });

  it("does without a source that fails", async () => {
    const failing: PlaceSource = { ...quick("x"), find: () => Promise.reject(new Error("no index")) };
    const { items, late } = await context(failing, quick("a")).gather(here, signal);
    assert.deepEqual([names(items), late], [["a"], ["imports"]]);
  });

  it("asks no source for which there is no time left within 5 ms of work, and takes what that found last", async () => {
    let time = 0;
    const idle = { now: () => time, after: () => () => {} };
    const busy: PlaceSource = {
      ...quick("busy"),
      find: () => {
        time += 4;
        return [item("busy")];
      },
    };
    const costly = quick("costly", 3);
    const later = new CompletionContext(knowing({}), [costly, busy], idle);
    assert.deepEqual(names((await later.gather(here, signal)).items), ["costly", "busy"]);
    const noTime = new CompletionContext(knowing({}), [busy, costly], idle);
    const { items, late } = await noTime.gather(here, signal);
    assert.deepEqual([names(items), late], [["busy"], ["imports"]]);
  });

  it("goes by worth per token, whatever source comes first", async () => {
    const dear: PlaceSource = { ...quick("dear"), weight: 0.1 };
    const { items } = await context(dear, quick("cheap")).gather(here, signal);
    assert.deepEqual(names(items), ["cheap", "dear"]);
  });
});
