import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { isWritten, readText } from "../../../src/files/readText.ts";
import { withFolder } from "./temporaryFolder.ts";

/** What is read of a file with this content. */
async function read(content: string | Uint8Array): Promise<string | undefined> {
  let text: string | undefined;
  await withFolder({ file: content }, async (root) => {
    text = await readText(join(root, "file"));
  });
  return text;
}

describe("readText", () => {
  it("reads text without its byte order mark and with plain line ends", async () => {
    assert.equal(await read("\ufeffone\r\ntwo\n"), "one\ntwo\n");
  });

  it("reads an empty file as empty text", async () => {
    assert.equal(await read(""), "");
  });

  it("leaves out binary files and text that is not UTF-8", async () => {
    assert.equal(await read(new Uint8Array([80, 75, 0, 4])), undefined);
    assert.equal(await read(new Uint8Array([0x66, 0xe9, 0x65])), undefined);
  });

  it("leaves out files over 1 MB, minified code and lines of data", async () => {
    assert.equal(await read("let a = 1;\n".repeat(100_000)), undefined);
    assert.equal(await read(`${"a=1;".repeat(200)}\n`.repeat(10)), undefined);
    assert.equal(await read(`const image =\n  "${"A".repeat(30_000)}";\n${"\n".repeat(1000)}`), undefined);
  });

  it("leaves out folders, links and what is not there", async () => {
    await withFolder({ "folder/a.ts": "a" }, async (root) => {
      await symlink(join(root, "folder/a.ts"), join(root, "link.ts"));
      assert.equal(await readText(join(root, "folder")), undefined);
      assert.equal(await readText(join(root, "link.ts")), undefined);
      assert.equal(await readText(join(root, "none.ts")), undefined);
    });
  });
});

describe("isWritten", () => {
  it("takes short texts for written, whatever their lines", () => {
    assert.equal(isWritten("a".repeat(1000)), true);
    assert.equal(isWritten(""), true);
  });
});
