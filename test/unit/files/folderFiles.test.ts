import assert from "node:assert/strict";
import { rm, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { FolderFiles } from "../../../src/files/folderFiles.ts";
import { withFolder, write } from "./temporaryFolder.ts";

async function listed(root: string, signal = new AbortController().signal): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of new FolderFiles(root).list(signal)) {
    paths.push(relative(root, path));
  }
  return paths;
}

/** The files of a folder that may be read, both as listed and as asked for one by one. */
async function readable(files: Record<string, string>): Promise<string[]> {
  let found: string[] = [];
  await withFolder(files, async (root) => {
    found = (await listed(root)).sort();
    const folder = new FolderFiles(root);
    const allowed: string[] = [];
    for (const name of Object.keys(files).sort()) {
      if (await folder.allows(join(root, name))) {
        allowed.push(name);
      }
    }
    assert.deepEqual(allowed, found);
  });
  return found;
}

describe("FolderFiles", () => {
  it("lists a folder's own files before those of the folders in it", async () => {
    await withFolder({ "z.ts": "", "a/b.ts": "", "a/c/d.ts": "" }, async (root) => {
      assert.deepEqual(await listed(root), ["z.ts", "a/b.ts", "a/c/d.ts"]);
    });
  });

  it("obeys .gitignore and .caveatignore", async () => {
    const files = { ".gitignore": "out/\n*.log\n", ".caveatignore": "private.ts\n", "a.ts": "", "a.log": "" };
    const found = await readable({ ...files, "out/b.ts": "", "private.ts": "", "in/private.ts": "" });
    assert.deepEqual(found, [".caveatignore", ".gitignore", "a.ts"]);
  });

  it("lets an inner ignore file overrule an outer one", async () => {
    const found = await readable({
      ".gitignore": "*.gen.ts\n",
      "in/.gitignore": "!keep.gen.ts\n",
      "in/keep.gen.ts": "",
      "keep.gen.ts": "",
    });
    assert.deepEqual(found, [".gitignore", "in/.gitignore", "in/keep.gen.ts"]);
  });

  it("anchors the patterns of an inner ignore file at its own folder", async () => {
    const found = await readable({ "in/.gitignore": "/a.ts\n", "in/a.ts": "", "in/deep/a.ts": "", "a.ts": "" });
    assert.deepEqual(found, ["a.ts", "in/.gitignore", "in/deep/a.ts"]);
  });

  it("keeps what lies in an ignored folder out even if a file in it is let in", async () => {
    const found = await readable({ ".gitignore": "out/\n!out/a.ts\n", "out/a.ts": "" });
    assert.deepEqual(found, [".gitignore"]);
  });

  it("obeys the ignore files above the folder, up to the repository's top", async () => {
    await withFolder(
      { ".git/HEAD": "ref", ".gitignore": "dist\n", "packages/one/dist/a.js": "", "packages/one/b.ts": "" },
      async (root) => {
        assert.deepEqual(await listed(join(root, "packages/one")), ["b.ts"]);
      },
    );
  });

  it("never reads repositories' insides, other people's code, keys and environments", async () => {
    const secrets = [
      ".env",
      ".env.local",
      "prod.env",
      "id_rsa",
      "server.pem",
      "server.key",
      ".npmrc",
      "secrets.yaml",
      "credentials.json",
    ];
    const machines = ["node_modules/a/index.js", ".git/config", "package-lock.json", "app.min.js", "app.js.map"];
    const none = Object.fromEntries([...secrets, ...machines].map((name) => [name, "text"]));
    assert.deepEqual(await readable({ ...none, ".gitignore": "!.env\n!id_rsa\n", "a.ts": "" }), [".gitignore", "a.ts"]);
  });

  it("follows no link, neither out of the folder nor in circles", async () => {
    await withFolder({ "outside/secret.ts": "", "root/a.ts": "" }, async (top) => {
      const root = join(top, "root");
      await symlink(join(top, "outside"), join(root, "linked"));
      await symlink(join(top, "outside/secret.ts"), join(root, "secret.ts"));
      await symlink(root, join(root, "circle"));
      assert.deepEqual(await listed(root), ["a.ts"]);
      const folder = new FolderFiles(root);
      assert.equal(await folder.allows(join(root, "linked/secret.ts")), false);
      assert.equal(await folder.allows(join(root, "secret.ts")), false);
      assert.equal(await folder.allows(join(top, "outside/secret.ts")), false);
    });
  });

  it("sees a changed ignore file at the next listing", async () => {
    await withFolder({ ".gitignore": "a.ts\n", "a.ts": "" }, async (root) => {
      const folder = new FolderFiles(root);
      assert.equal(await folder.allows(join(root, "a.ts")), false);
      await write(root, { ".gitignore": "b.ts\n" });
      const paths: string[] = [];
      for await (const path of folder.list(new AbortController().signal)) {
        paths.push(relative(root, path));
      }
      assert.deepEqual(paths, [".gitignore", "a.ts"]);
      assert.equal(await folder.allows(join(root, "a.ts")), true);
    });
  });

  it("stops when it is told to", async () => {
    await withFolder({ "a.ts": "", "b.ts": "" }, async (root) => {
      assert.deepEqual(await listed(root, AbortSignal.abort()), []);
    });
  });

  it("finds nothing in a folder that is gone", async () => {
    await withFolder({}, async (root) => {
      await rm(root, { recursive: true });
      assert.deepEqual(await listed(root), []);
      assert.equal(await new FolderFiles(root).allows(join(root, "a.ts")), false);
    });
  });
});
