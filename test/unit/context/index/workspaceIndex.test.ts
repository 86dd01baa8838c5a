import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createWorkspaceIndex, type WorkspaceIndex } from "../../../../src/context/index/index.ts";
import { withFolder, write } from "../../files/temporaryFolder.ts";

const cart =
  "export function cartTotal(cart) {\n  const prices = pricesOf(cart);\n  return sumOf(prices, cart.currency);\n}\n";
const prefix = "export function orderTotal(order) {\n  const prices = pricesOf(order);\n";
const never = new AbortController().signal;

describe("createWorkspaceIndex", () => {
  const logged: string[] = [];
  let index: WorkspaceIndex;
  let settled = Promise.withResolvers<void>();

  function start(storage: string, script?: string): void {
    prepare(storage, script === undefined ? {} : { script });
    index.start();
  }

  function prepare(
    storage: string,
    { script = "../../../../src/context/index/worker.ts", ...options }: { script?: string; rest?: number },
  ): void {
    logged.length = 0;
    settled = Promise.withResolvers();
    index = createWorkspaceIndex({
      workerUrl: new URL(script, import.meta.url),
      storage,
      memoryCap: 80_000_000,
      log: (message) => logged.push(message),
      onSettled: () => settled.resolve(),
      ...options,
    });
  }

  afterEach(() => index.dispose());

  /** An index of a workspace with one file. */
  async function withIndex(work: (root: string) => Promise<void>): Promise<void> {
    await withFolder({ "shop/src/cart.ts": cart }, async (parent) => {
      const root = join(parent, "shop");
      start(join(parent, "storage"));
      index.follower.addFolder(root);
      await settled.promise;
      await work(root);
      index.dispose();
    });
  }

  function find(root: string, signal = never) {
    const uri = pathToFileURL(join(root, "src/order.ts")).href;
    return index.search({ uri, prefix, suffix: "" }, 1024, signal);
  }

  it("finds lines of a file, with their place and why", async () => {
    await withIndex(async (root) => {
      const [passage, ...others] = await find(root);
      assert.deepEqual(others, []);
      assert.deepEqual(passage, {
        path: join(root, "src/cart.ts"),
        name: "src/cart.ts",
        text: cart.split("\n").slice(0, 3).join("\n"),
        lines: { start: 0, count: 3 },
        relevance: 1,
        reason: "lines 1-3 stand where names and lines are like those around the cursor",
      });
    });
  });

  it("does not start while somebody types", async () => {
    await withFolder({ "shop/src/cart.ts": cart }, async (parent) => {
      const root = join(parent, "shop");
      prepare(join(parent, "storage"), { rest: 200 });
      index.follower.addFolder(root);
      let hasSettled = false;
      void settled.promise.then(() => {
        hasSettled = true;
      });
      index.typed();
      const typing = setInterval(() => index.typed(), 20);
      index.start();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      clearInterval(typing);
      assert.deepEqual([hasSettled, await find(root)], [false, []]);
      await settled.promise;
      assert.equal((await find(root)).length, 1);
      index.dispose();
    });
  });

  it("shows an open document's text as it is in the editor", async () => {
    await withIndex(async (root) => {
      const uri = pathToFileURL(join(root, "src/cart.ts")).href;
      index.follower.documentChanged({ uri, text: cart.replace("sumOf", "unsavedSumOf") });
      const [passage] = await find(root);
      assert.ok(passage?.uri === uri && passage.text.includes("unsavedSumOf"));
    });
  });

  it("shows nothing of a file that changed unnoticed, and reads it anew", async () => {
    await withIndex(async (root) => {
      settled = Promise.withResolvers();
      await write(root, { "src/cart.ts": `\n\n${cart}` });
      assert.deepEqual(await find(root), []);
      await settled.promise;
      assert.equal((await find(root))[0]?.lines.start, 2);
    });
  });

  it("rejects with the signal's reason, before or while it searches", async () => {
    await withIndex(async (root) => {
      const reason = new Error("enough");
      await assert.rejects(find(root, AbortSignal.abort(reason)), reason);
      const controller = new AbortController();
      const search = find(root, controller.signal);
      controller.abort(reason);
      await assert.rejects(search, reason);
      assert.equal((await find(root)).length, 1);
    });
  });

  it("answers the newest of several searches, and the others with nothing", async () => {
    await withIndex(async (root) => {
      const answers = await Promise.all([find(root), find(root), find(root)]);
      assert.deepEqual(answers.at(-1)?.length, 1);
      assert.deepEqual(logged, []);
    });
  });

  it("finds nothing before it has started and after it was disposed", async () => {
    await withFolder({}, async (storage) => {
      start(storage);
      assert.deepEqual(await find(storage), []);
      index.dispose();
      assert.deepEqual(await find(storage), []);
    });
  });

  it("is started anew after its thread died, and stays off when that happens again and again", async () => {
    await withFolder({}, async (storage) => {
      start(storage, "dyingWorker.ts");
      await new Promise(setImmediate);
      for (let death = 0; death < 3; death++) {
        assert.deepEqual(await find(storage), []);
      }
      assert.equal(logged.filter((message) => message.includes("started anew")).length, 2);
      assert.ok(logged.at(-1)?.includes("stays off"));
    });
  });
});
