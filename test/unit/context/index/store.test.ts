import assert from "node:assert/strict";
import { namesIn } from "../../../../src/context/index/names.ts";
import { recordOf } from "../../../../src/context/index/record.ts";
import { Store } from "../../../../src/context/index/store.ts";

function add(store: Store, key: string, text: string): void {
  store.add(key, 1, text.length, recordOf(text));
}

function filesWith(store: Store, name: string): readonly string[] {
  const found: string[] = [];
  store.postings.each([...namesIn(name)][0]!, (block) => {
    const owner = store.ownerOf(block);
    if (owner.alive) {
      found.push(owner.key);
    }
  });
  return found;
}

function finish(steps: Generator<undefined, Store>): Store {
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return step.value;
}

describe("Store", () => {
  it("finds a file by what it was added with last", () => {
    const store = new Store();
    add(store, "/a.ts", "before");
    add(store, "/a.ts", "after");
    assert.deepEqual([filesWith(store, "before"), filesWith(store, "after"), store.size], [[], ["/a.ts"], 1]);
  });

  it("is worth rebuilding when much was forgotten, and takes fewer bytes then", () => {
    const store = new Store();
    const text = Array.from({ length: 3000 }, (_, line) => `name${line} = other${line};`).join("\n");
    for (let version = 0; version < 30; version++) {
      add(store, "/a.ts", text);
    }
    assert.ok(store.isWorthRebuilding);
    const rebuilt = finish(store.rebuilt());
    assert.ok(!rebuilt.isWorthRebuilding && rebuilt.bytes < store.bytes, `${rebuilt.bytes}, ${store.bytes}`);
    assert.deepEqual(filesWith(rebuilt, "name2999"), ["/a.ts"]);
  });

  it("forgets in the store built anew what is forgotten while it is built", () => {
    const store = new Store();
    add(store, "/a.ts", "total");
    add(store, "/b.ts", "total");
    const steps = store.rebuilt();
    steps.next();
    store.forget("/a.ts");
    assert.deepEqual(filesWith(finish(steps), "total"), ["/b.ts"]);
  });

  it("keeps what is not confirmed yet so when it is built anew", () => {
    const store = new Store();
    store.add("/a.ts", 1, 5, recordOf("total"), false);
    const rebuilt = finish(store.rebuilt());
    assert.deepEqual([filesWith(rebuilt, "total"), rebuilt.get("/a.ts")?.alive], [[], false]);
  });
});
