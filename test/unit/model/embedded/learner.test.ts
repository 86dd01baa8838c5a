import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { folderDistance } from "../../../../src/files/distance.ts";
import { Learner } from "../../../../src/model/embedded/learner.ts";
import { Schedule } from "../../../../src/model/embedded/schedule.ts";
import { withFolder, write } from "../../files/temporaryFolder.ts";

function newLearner(): Learner {
  return new Learner(
    new Schedule((error) => {
      throw error;
    }),
  );
}

/** Waits until the learner knows exactly these files of a folder. */
async function knows(learner: Learner, root: string, names: readonly string[]): Promise<void> {
  const expected = names.map((name) => join(root, name)).sort();
  const known = () => learner.corpus.learntFiles.map(({ key }) => key).sort();
  for (let turn = 0; turn < 400 && known().join() !== expected.join(); turn++) {
    await pause(5);
  }
  assert.deepEqual(known(), expected);
}

/** Waits until nothing has changed for a while. */
async function settled({ corpus }: Learner): Promise<void> {
  let last = -1;
  for (let same = 0; same < 20; same++) {
    await pause(10);
    if (corpus.table.length !== last) {
      last = corpus.table.length;
      same = 0;
    }
  }
}

/** The last token of each learnt file. */
function lastWords({ corpus }: Learner): string[] {
  return corpus.learntFiles.map((file) => corpus.vocabulary.textOf(corpus.table.tokenAt(file.end - 1)));
}

const uri = (root: string, name: string) => pathToFileURL(join(root, name)).href;

/** Some 10 kB of code that no other seed has. */
function code(seed: number): string {
  return Array.from({ length: 300 }, (_, line) => `const value${seed}x${line} = compute(${line * seed});\n`).join("");
}

describe("Learner", () => {
  it("learns a folder without what is ignored, and forgets it", async () => {
    await withFolder({ "a.ts": "a", "in/b.ts": "b", "c.log": "c", ".gitignore": "*.log" }, async (root) => {
      const learner = newLearner();
      learner.addFolder(root);
      await knows(learner, root, ["a.ts", "in/b.ts", ".gitignore"]);
      learner.forgetFolder(root);
      await knows(learner, root, []);
    });
  });

  it("follows files that are made, changed and deleted", async () => {
    await withFolder({ "a.ts": "a" }, async (root) => {
      const learner = newLearner();
      learner.addFolder(root);
      await knows(learner, root, ["a.ts"]);
      await write(root, { "b.ts": "b" });
      learner.fileChanged(join(root, "b.ts"));
      await knows(learner, root, ["a.ts", "b.ts"]);
      await rm(join(root, "a.ts"));
      learner.fileChanged(join(root, "a.ts"));
      await knows(learner, root, ["b.ts"]);
      learner.fileChanged("/elsewhere/c.ts");
      await knows(learner, root, ["b.ts"]);
    });
  });

  it("walks the folder anew when an ignore file changes", async () => {
    await withFolder({ "a.ts": "a", "b.ts": "b" }, async (root) => {
      const learner = newLearner();
      learner.addFolder(root);
      await knows(learner, root, ["a.ts", "b.ts"]);
      await write(root, { ".caveatignore": "a.ts\n.caveatignore\n" });
      learner.fileChanged(join(root, ".caveatignore"));
      await knows(learner, root, ["b.ts"]);
    });
  });

  it("takes an open document for its file until it is closed", async () => {
    await withFolder({ "a.ts": "onDisk" }, async (root) => {
      const learner = newLearner();
      learner.documentChanged({ uri: uri(root, "a.ts"), text: "inEditor" });
      learner.addFolder(root);
      await knows(learner, root, ["a.ts"]);
      learner.fileChanged(join(root, "a.ts"));
      await pause(30);
      assert.deepEqual(lastWords(learner), ["inEditor"]);
      learner.documentClosed(uri(root, "a.ts"));
      await knows(learner, root, ["a.ts"]);
      assert.deepEqual(lastWords(learner), ["onDisk"]);
    });
  });

  it("forgets a closed document that lies in no learnt folder, even one closed before its turn", async () => {
    const learner = newLearner();
    learner.documentChanged({ uri: "untitled:Untitled-1", text: "let a = 1;" });
    await knows(learner, "", []).catch(() => undefined);
    learner.documentClosed("untitled:Untitled-1");
    learner.documentChanged({ uri: "untitled:Untitled-2", text: "let b = 1;" });
    learner.documentClosed("untitled:Untitled-2");
    await pause(20);
    assert.deepEqual(learner.corpus.learntFiles, []);
  });

  it("learns the newest of several texts of a document", async () => {
    const learner = newLearner();
    for (const text of ["one", "two", "three"]) {
      learner.documentChanged({ uri: "untitled:a", text });
    }
    await pause(20);
    assert.deepEqual(lastWords(learner), ["three"]);
  });

  it("does not learn documents that nobody wrote", async () => {
    const learner = newLearner();
    learner.documentChanged({ uri: "untitled:a", text: "x".repeat(30_000) });
    await pause(20);
    assert.deepEqual(learner.corpus.learntFiles, []);
  });

  it("stays under its cap and lets go what is far from the open documents", async () => {
    const near = ["src/cart/open.ts", "src/cart/1.ts", "src/cart/2.ts"];
    const far = Array.from({ length: 30 }, (_, index) => `docs/old/part${index}/${index}.ts`);
    const files = Object.fromEntries([...near, ...far].map((name, index) => [name, code(index + 1)]));
    await withFolder(files, async (root) => {
      const learner = newLearner();
      const cap = 500_000;
      learner.setMemoryCap(cap);
      learner.documentChanged({ uri: uri(root, "src/cart/open.ts"), text: code(1) });
      learner.addFolder(root);
      await settled(learner);
      assert.ok(learner.corpus.bytes <= cap, `${learner.corpus.bytes} bytes`);
      assert.ok(near.every((name) => learner.corpus.has(join(root, name))));
      assert.ok(learner.corpus.learntFiles.length < near.length + far.length);
    });
  });

  it("learns what it let go once there is room for it", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`part${index}/${index}.ts`, code(index + 1)]),
    );
    await withFolder(files, async (root) => {
      const learner = newLearner();
      learner.setMemoryCap(500_000);
      learner.addFolder(root);
      await settled(learner);
      assert.ok(learner.corpus.learntFiles.length < 30);
      learner.setMemoryCap(50_000_000);
      await knows(learner, root, Object.keys(files));
    });
  });
});

describe("folderDistance", () => {
  it("counts the steps up and down", () => {
    assert.equal(folderDistance("/a/b", "/a/b"), 0);
    assert.equal(folderDistance("/a/b", "/a"), 1);
    assert.equal(folderDistance("/a/b/c", "/a/d"), 3);
  });
});
