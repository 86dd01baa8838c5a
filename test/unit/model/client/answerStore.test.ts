import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { encodeLine } from "../../../../src/journal/line.ts";
import { AnswerStore, type AnswerStoreOptions } from "../../../../src/model/client/answerStore.ts";
import { usualRedaction } from "../../../../src/model/client/redaction.ts";
import { withFolder } from "../../files/temporaryFolder.ts";
import { neverAborted } from "./actingModel.ts";
import { samples } from "./corpus.ts";

const answer = { text: "const a = 1;", tool: "" };
const hour = 60 * 60 * 1000;
const noSearch = async () => async () => [];

/** Works with a store in a folder that is gone afterwards. */
function withStore(
  work: (store: AnswerStore, folder: string, failures: unknown[]) => Promise<void>,
  some: Partial<AnswerStoreOptions> = {},
): Promise<void> {
  return withFolder({}, async (root) => {
    const folder = join(root, "answers");
    const failures: unknown[] = [];
    const store = storeIn(folder, { onFailure: (error) => failures.push(error), ...some });
    await work(store, folder, failures);
    await store.settled();
  });
}

function storeIn(folder: string, some: Partial<AnswerStoreOptions> = {}): AnswerStore {
  const onFailure = (error: unknown) => assert.fail(error as Error);
  return new AnswerStore({
    folder,
    mostBytes: 1_000_000,
    lifetime: hour,
    time: Date.now,
    loadScan: noSearch,
    onFailure,
    ...some,
  });
}

async function put(store: AnswerStore, name: string, kept = answer): Promise<void> {
  store.put(name, kept);
  await store.settled();
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe("The store of answers", () => {
  it("gives what was put", () =>
    withStore(async (store) => {
      const kept = { text: "a", tool: '{"b":1}', logprob: -0.5 };
      await put(store, "name", kept);
      assert.deepEqual(await store.get("name", neverAborted), kept);
    }));

  it("gives it to other windows and after a start", () =>
    withStore(async (store, folder) => {
      await put(store, "name");
      assert.deepEqual(await storeIn(folder).get("name", neverAborted), answer);
    }));

  it("gives nothing where nothing was put", () =>
    withStore(async (store) => {
      assert.equal(await store.get("name", neverAborted), undefined);
    }));

  it("gives nothing that is older than its lifetime", () => {
    let now = Date.now();
    return withStore(
      async (store) => {
        await put(store, "name");
        now += hour;
        assert.equal(await store.get("name", neverAborted), undefined);
      },
      { time: () => now },
    );
  });

  it("lives no longer for being used", () => {
    let now = Date.now();
    return withStore(
      async (store) => {
        await put(store, "name");
        now += hour - 1;
        await store.get("name", neverAborted);
        now += 1;
        assert.equal(await store.get("name", neverAborted), undefined);
      },
      { time: () => now },
    );
  });

  it("takes a file that was cut at any byte for none, and says nothing of it", () =>
    withStore(async (store, folder, failures) => {
      await put(store, "name", { text: "äöü\n", tool: "{}" });
      const [file = ""] = await readdir(folder);
      const whole = await readFile(join(folder, file));
      for (let length = 0; length < whole.length; length++) {
        await writeFile(join(folder, file), whole.subarray(0, length));
        assert.equal(await store.get("name", neverAborted), undefined, `cut at ${length}`);
      }
      assert.deepEqual(failures, []);
    }));

  it("never gives anything but what was put, whichever byte of the file goes bad", () =>
    withStore(async (store, folder) => {
      await put(store, "name");
      const [file = ""] = await readdir(folder);
      const whole = await readFile(join(folder, file));
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), async (at, change) => {
          const damaged = Buffer.from(whole);
          damaged[at] = (damaged[at] ?? 0) ^ change;
          await writeFile(join(folder, file), damaged);
          assert.equal(await store.get("name", neverAborted), undefined);
        }),
      );
    }));

  it("takes a file of another version for none", () =>
    withStore(async (store, folder, failures) => {
      await mkdir(folder);
      await writeFile(join(folder, "name.answer"), encodeLine(Date.now(), { words: "of another form" }));
      assert.deepEqual([await store.get("name", neverAborted), failures], [undefined, []]);
    }));

  it("is private to the person, in a folder that was open to others too", () =>
    withStore(async (store, folder) => {
      await mkdir(folder);
      await chmod(folder, 0o755);
      await put(store, "name");
      const [file = ""] = await readdir(folder);
      const modes = await Promise.all(
        [folder, join(folder, file)].map(async (path) => (await stat(path)).mode & 0o777),
      );
      assert.deepEqual(modes, [0o700, 0o600]);
    }));

  for (const { name, code } of samples) {
    it(`keeps no answer that holds a secret: ${name}`, () =>
      withStore(
        async (store) => {
          await put(store, "name", { text: code, tool: "" });
          assert.equal(await store.get("name", neverAborted), undefined);
        },
        { loadScan: usualRedaction.loadScan },
      ));
  }

  it("keeps nothing that can't be searched for secrets", () =>
    withStore(
      async (store) => {
        await put(store, "name");
        assert.equal(await store.get("name", neverAborted), undefined);
      },
      { loadScan: () => Promise.reject(new Error("no rules")) },
    ));

  it("never exceeds its cap", () =>
    withStore(
      async (store, folder) => {
        const sizes = [];
        for (let number = 0; number < 60; number++) {
          await put(store, `name${number}`, { text: "x".repeat(3000), tool: "" });
          sizes.push(await bytesIn(folder));
        }
        assert.ok(Math.max(...sizes) <= 100_000, `${Math.max(...sizes)} bytes`);
      },
      { mostBytes: 100_000 },
    ));

  it("exceeds its cap by a tenth for each further window at most", () =>
    withFolder({}, async (root) => {
      const windows = [1, 2, 3].map(() => storeIn(root, { mostBytes: 100_000 }));
      const sizes = [];
      for (let number = 0; number < 120; number++) {
        const window = windows[number % windows.length] ?? assert.fail();
        await put(window, `name${number}`, { text: "x".repeat(3000), tool: "" });
        sizes.push(await bytesIn(root));
      }
      assert.ok(Math.max(...sizes) <= 120_000, `${Math.max(...sizes)} bytes`);
    }));

  it("never gives anything but what was put, whatever several windows do at once", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ window: fc.nat(2), name: fc.nat(5), what: fc.constantFrom("put", "get", "clear") }), {
          maxLength: 40,
        }),
        (steps) =>
          withFolder({}, async (root) => {
            const windows = [0, 1, 2].map(() => storeIn(root, { mostBytes: 50_000 }));
            const got = steps.map(async ({ window, name, what }) => {
              const store = windows[window] ?? assert.fail();
              if (what === "get") {
                const kept = await store.get(`name${name}`, neverAborted);
                assert.equal(kept?.text ?? `text ${name}`, `text ${name}`);
              } else if (what === "clear") {
                await store.clear();
              } else {
                store.put(`name${name}`, { text: `text ${name}`, tool: "" });
              }
            });
            await Promise.all(got);
            await Promise.all(windows.map((store) => store.settled()));
          }),
      ),
      { numRuns: 30 },
    ));

  it("lets go of what was not used for longest", () => {
    // In the past, so that the new ones, written by the disk's clock, are the newest.
    let now = Date.now() - 60_000;
    return withStore(
      async (store, folder) => {
        for (let number = 0; number < 9; number++) {
          await put(store, `old${number}`, { text: "x".repeat(3000), tool: "" });
          await utimes(join(folder, `old${number}.answer`), now / 1000, now / 1000);
          now += 1000;
        }
        await store.get("old0", neverAborted);
        now += 1000;
        for (let number = 0; number < 6; number++) {
          await put(store, `new${number}`, { text: "x".repeat(3000), tool: "" });
        }
        const kept = await Promise.all(["old0", "old1"].map((name) => store.get(name, neverAborted)));
        assert.deepEqual(
          kept.map((each) => each !== undefined),
          [true, false],
        );
      },
      { mostBytes: 50_000, time: () => now },
    );
  });

  it("lets go of what was not used for its lifetime, though there is room", () => {
    let now = Date.now();
    return withStore(
      async (store, folder) => {
        await put(store, "old");
        now += 2 * hour;
        await put(storeIn(folder, { time: () => now }), "new");
        assert.deepEqual(await readdir(folder), ["new.answer"]);
      },
      { time: () => now },
    );
  });

  it("does not keep an answer that would fill a tenth of it", () =>
    withStore(
      async (store) => {
        await put(store, "name", { text: "x".repeat(10_000), tool: "" });
        assert.equal(await store.get("name", neverAborted), undefined);
      },
      { mostBytes: 100_000 },
    ));

  it("lets all answers go when told to, other windows' too, and nothing else", () =>
    withStore(async (store, folder) => {
      await put(storeIn(folder), "other");
      await writeFile(join(folder, "mine.txt"), "");
      store.put("name", answer);
      await store.clear();
      assert.deepEqual(await readdir(folder), ["mine.txt"]);
    }));

  it("has nothing to let go where nothing was ever put", () => withStore((store) => store.clear()));

  it("says once that the disk fails, and gives nothing", () =>
    withFolder({ file: "" }, async (root) => {
      const failures: unknown[] = [];
      const store = storeIn(join(root, "file"), { onFailure: (error) => failures.push(error) });
      await put(store, "one");
      await put(store, "two");
      assert.deepEqual([await store.get("one", neverAborted), failures.length], [undefined, 1]);
    }));

  it("gives nothing to who does not want it any more", () =>
    withStore(async (store) => {
      await put(store, "name");
      assert.equal(await store.get("name", AbortSignal.abort()), undefined);
    }));

  it("is off without room", () => assert.ok(storeIn("nowhere", { mostBytes: 0 }).isOff));
  it("is off without a lifetime", () => assert.ok(storeIn("nowhere", { lifetime: 0 }).isOff));
  it("is on with both", () => assert.ok(!storeIn("nowhere").isOff));
});
