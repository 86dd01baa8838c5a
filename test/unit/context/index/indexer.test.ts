import assert from "node:assert/strict";
import { rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Indexer } from "../../../../src/context/index/indexer.ts";
import { namesIn } from "../../../../src/context/index/names.ts";
import { withFolder, write } from "../../files/temporaryFolder.ts";

const cap = 80_000_000;

/** An indexer, and a promise of the next moment at which it has nothing left to do. */
function indexerFor(storage: string, memoryCap = cap) {
  const logged: string[] = [];
  let settle = () => {};
  const indexer = new Indexer({
    storage,
    memoryCap,
    log: (message) => logged.push(message),
    settled: () => settle(),
  });
  const done = (ask: () => void) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      ask();
    });
  return { indexer, done, logged };
}

/** Names of files, in the folder, whose present records hold a name. */
function filesWith(indexer: Indexer, name: string): readonly string[] {
  const [hash = 0] = namesIn(name);
  const found = new Set<string>();
  indexer.store.postings.each(hash, (block) => {
    const owner = indexer.store.ownerOf(block);
    if (owner.alive) {
      found.add(indexer.nameOf(owner.key));
    }
  });
  return [...found].sort();
}

describe("Indexer", () => {
  /** A workspace of these files and a place for the index beside it. */
  async function withWorkspace(
    files: Record<string, string>,
    work: (root: string, storage: string) => Promise<void>,
  ): Promise<void> {
    await withFolder({}, async (parent) => {
      const root = join(parent, "shop");
      await write(root, files);
      await work(root, join(parent, "storage"));
    });
  }

  it("indexes a folder but for what is ignored, secret, or no text", async () => {
    const files = {
      "src/cart.ts": "total()",
      "src/.gitignore": "made.ts",
      "src/made.ts": "total()",
      ".env": "total()",
      "node_modules/a/index.js": "total()",
      "binary.ts": "total()\0",
    };
    await withWorkspace(files, async (root, storage) => {
      const { indexer, done } = indexerFor(storage);
      await done(() => indexer.addFolder(root));
      assert.deepEqual(filesWith(indexer, "total"), ["src/cart.ts"]);
    });
  });

  it("follows files that change, come and go", async () => {
    await withWorkspace({ "a.ts": "first", "b.ts": "first" }, async (root, storage) => {
      const { indexer, done } = indexerFor(storage);
      await done(() => indexer.addFolder(root));
      await write(root, { "a.ts": "second one", "c.ts": "second" });
      await rm(join(root, "b.ts"));
      await done(() => {
        for (const name of ["a.ts", "b.ts", "c.ts"]) {
          indexer.fileChanged(join(root, name));
        }
      });
      assert.deepEqual([filesWith(indexer, "first"), filesWith(indexer, "second")], [[], ["a.ts", "c.ts"]]);
    });
  });

  it("lets go of what an ignore file names from now on", async () => {
    await withWorkspace({ "a.ts": "total", "b.ts": "total" }, async (root, storage) => {
      const { indexer, done } = indexerFor(storage);
      await done(() => indexer.addFolder(root));
      await write(root, { ".caveatignore": "b.ts" });
      const walked = done(() => indexer.fileChanged(join(root, ".caveatignore")));
      assert.deepEqual(filesWith(indexer, "total"), []);
      await walked;
      assert.deepEqual(filesWith(indexer, "total"), ["a.ts"]);
    });
  });

  it("forgets a folder, also on disk", async () => {
    await withWorkspace({ "a.ts": "total" }, async (root, storage) => {
      const first = indexerFor(storage);
      await first.done(() => first.indexer.addFolder(root));
      await first.done(() => first.indexer.forgetFolder(root));
      assert.equal(first.indexer.store.size, 0);
    });
  });

  it("lets an open document's text stand for its file until it is closed", async () => {
    await withWorkspace({ "a.ts": "onDisk" }, async (root, storage) => {
      const { indexer, done } = indexerFor(storage);
      await done(() => indexer.addFolder(root));
      const uri = pathToFileURL(join(root, "a.ts")).href;
      indexer.documentChanged({ uri, text: "unsaved" });
      assert.deepEqual(filesWith(indexer, "onDisk"), []);
      indexer.readDocuments("another");
      assert.deepEqual(filesWith(indexer, "unsaved"), ["a.ts"]);
      await done(() => indexer.documentClosed(uri));
      assert.deepEqual([filesWith(indexer, "unsaved"), filesWith(indexer, "onDisk")], [[], ["a.ts"]]);
    });
  });

  it("goes on where it was: what is the same in time and size is not read again", async () => {
    await withWorkspace({ "same.ts": "before", "other.ts": "before" }, async (root, storage) => {
      const first = indexerFor(storage);
      await first.done(() => first.indexer.addFolder(root));
      const { atime, mtime } = await stat(join(root, "same.ts"));
      await write(root, { "same.ts": "after2", "other.ts": "after it" });
      await utimes(join(root, "same.ts"), atime, mtime);
      const known = await stat(join(root, "same.ts"));
      assert.equal(known.size, 6);
      const second = indexerFor(storage);
      await second.done(() => second.indexer.addFolder(root));
      assert.deepEqual(filesWith(second.indexer, "after"), ["other.ts"]);
      assert.equal(second.indexer.store.size, 2);
    });
  });

  it("takes nothing from disk that has become ignored or is gone since", async () => {
    await withWorkspace({ "a.ts": "total", "b.ts": "total", "c.ts": "total" }, async (root, storage) => {
      const first = indexerFor(storage);
      await first.done(() => first.indexer.addFolder(root));
      await write(root, { ".gitignore": "b.ts" });
      await rename(join(root, "c.ts"), join(root, "d.ts"));
      const second = indexerFor(storage);
      await second.done(() => second.indexer.addFolder(root));
      assert.deepEqual(filesWith(second.indexer, "total"), ["a.ts", "d.ts"]);
    });
  });

  it("keeps under its cap by leaving out what is farthest from the open documents", async () => {
    const text = (seed: string) =>
      Array.from({ length: 400 }, (_, line) => `${seed}${line} = ${seed}Of(${seed}${line + 1});`).join("\n");
    const files: Record<string, string> = {};
    for (let number = 0; number < 400; number++) {
      files[`near/file${number}.ts`] = `nearby\n${text(`near${number}x`)}`;
      files[`far/away/file${number}.ts`] = `faraway\n${text(`far${number}x`)}`;
    }
    await withWorkspace(files, async (root, storage) => {
      const memoryCap = 16_000_000;
      const { indexer, done, logged } = indexerFor(storage, memoryCap);
      indexer.documentChanged({
        uri: pathToFileURL(join(root, "near/open.ts")).href,
        text: "",
      });
      await done(() => indexer.addFolder(root));
      assert.ok(indexer.store.bytes <= memoryCap, `${indexer.store.bytes}`);
      const [near, far] = [filesWith(indexer, "nearby").length, filesWith(indexer, "faraway").length];
      assert.ok(far === 0 || near === 400, `${near} near, ${far} far`);
      assert.ok(near > 100, `${near} near`);
      assert.deepEqual(logged, []);
    });
  });
});
