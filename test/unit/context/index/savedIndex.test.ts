import assert from "node:assert/strict";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { recordOf } from "../../../../src/context/index/record.ts";
import { decodeFiles, encodeFiles, type SavedFile, SavedIndex } from "../../../../src/context/index/savedIndex.ts";
import { withFolder } from "../../files/temporaryFolder.ts";

const files: readonly SavedFile[] = ["a.ts", "b/c.ts", "ä 日.py"].map((path, number) => ({
  path: `/shop/${path}`,
  modified: 1_700_000_000_000.5 + number,
  size: 10 * number,
  record: recordOf(`line ${number}\nof ${path}`).bytes,
}));
const bytes = Buffer.concat([...encodeFiles(files)]);

async function all(found: AsyncIterable<SavedFile>): Promise<readonly SavedFile[]> {
  const files: SavedFile[] = [];
  for await (const file of found) {
    files.push(file);
  }
  return files;
}

const read = (chunks: Iterable<Uint8Array>) => all(decodeFiles(chunks));
const load = (saved: SavedIndex) => all(saved.load());

describe("decodeFiles", () => {
  it("reads what was written, however it is split", async () => {
    for (let at = 0; at <= bytes.length; at++) {
      assert.deepEqual(await read([bytes.subarray(0, at), bytes.subarray(at)]), files);
    }
  });

  it("reads the files before a cut at any byte", async () => {
    const ends = [1, 2, 3].map((count) => Buffer.concat([...encodeFiles(files.slice(0, count))]).length);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      assert.deepEqual(await read([bytes.subarray(0, cut)]), files.slice(0, whole));
    }
  });

  it("takes nothing for right that a flipped byte changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = damaged[at]! ^ flip;
        const found = await read([damaged]);
        assert.deepEqual(found, files.slice(0, found.length));
        assert.ok(found.length < files.length);
      }),
    );
  });

  it("reads nothing of another version", async () => {
    const other = Buffer.from(bytes);
    other.write("2", "caveat index ".length);
    assert.deepEqual(await read([other]), []);
  });
});

describe("SavedIndex", () => {
  it("gives back what was saved of the same folder, and of that one alone", async () => {
    await withFolder({}, async (storage) => {
      await new SavedIndex(storage, "/shop").save(files);
      assert.deepEqual(await load(new SavedIndex(storage, "/shop")), files);
      assert.deepEqual(await load(new SavedIndex(storage, "/other")), []);
    });
  });

  it("gives what is whole of a file that was cut, and nothing of one that was removed", async () => {
    await withFolder({}, async (storage) => {
      const saved = new SavedIndex(storage, "/shop");
      await saved.save(files);
      const path = join(storage, (await readdir(storage))[0]!);
      await truncate(path, (await readFile(path)).length - 1);
      assert.deepEqual(
        (await load(saved)).map(({ path }) => path),
        ["/shop/a.ts", "/shop/b/c.ts"],
      );
      await saved.remove();
      assert.equal((await load(saved)).length, 0);
    });
  });

  it("can be saved over what is no index", async () => {
    await withFolder({}, async (storage) => {
      const saved = new SavedIndex(storage, "/shop");
      await saved.save(files);
      await writeFile(join(storage, (await readdir(storage))[0]!), "no index");
      assert.equal((await load(saved)).length, 0);
      await saved.save(files);
      assert.equal((await load(saved)).length, 3);
    });
  });
});
