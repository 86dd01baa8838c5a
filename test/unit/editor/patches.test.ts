import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Patch, patchedFile, patchesOf } from "../../../src/editor/panel/patches.ts";

/** Files of a repository at its last commit and as they are; `undefined`: there is none. */
const files: Readonly<Record<string, readonly [string | Buffer | undefined, string | Buffer | undefined]>> = {
  "café.ts": ["a\nb\nc\n", "a\nB\nc\n"],
  "crlf.ts": ["one\r\ntwo\r\nthree\r\n", "one\r\nTWO\r\nthree\r\n"],
  "gone.ts": ["export const x = 1;\n", undefined],
  "new.ts": [undefined, "fresh\n"],
  "query.sql": ["-- one\n-- two\nselect\n", "-- two\n++ three\nselect\n"],
  "with space.ts": ["first\nsecond", "first\nsecond\n"],
  "picture.dat": [Buffer.from([0, 1, 2]), Buffer.from([0, 3, 4])],
};

function write(folder: string, side: 0 | 1): void {
  for (const [name, texts] of Object.entries(files)) {
    const text = texts[side];
    if (text !== undefined) {
      writeFileSync(join(folder, name), text);
    } else if (side === 1) {
      unlinkSync(join(folder, name));
    }
  }
}

describe("the files of a diff that git printed", () => {
  let folder: string;

  function git(...words: readonly string[]): string {
    const person = ["-c", "user.name=Tester", "-c", "user.email=tester@localhost"];
    return execFileSync("git", [...person, ...words], { cwd: folder, encoding: "utf8" });
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "caveat-patches-"));
    git("init", "--quiet");
    git("config", "core.autocrlf", "false");
    write(folder, 0);
    writeFileSync(join(folder, "old.ts"), "1\n2\n3\n4\n5\n6\n7\n8\n");
    git("add", ".");
    git("commit", "--quiet", "--message", "before");
    write(folder, 1);
    renameSync(join(folder, "old.ts"), join(folder, "renamed.ts"));
    writeFileSync(join(folder, "renamed.ts"), "1\n2\n3\n4\n5\n6\n7\nEIGHT\n");
    git("add", "--all");
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const plain = (text: string | Buffer | undefined) => text?.toString().replaceAll("\r\n", "\n");

  for (const settings of [[], ["-c", "diff.mnemonicPrefix=true"], ["-c", "diff.noprefix=true"]] as const) {
    const byName = (): ReadonlyMap<string, Patch> => {
      const diff = git(...settings, "diff", "HEAD", ".");
      return new Map(patchesOf(diff).map((patch) => [patch.name, patch]));
    };

    describe(settings[1] ?? "by its defaults", () => {
      it("are all there by their names", () => {
        assert.deepEqual([...byName().keys()].sort(), [...Object.keys(files), "renamed.ts"].sort());
      });

      for (const [name, [before, after]] of Object.entries(files).filter(([name]) => name !== "picture.dat")) {
        it(`give ${name} as it was committed`, () => {
          const patch = byName().get(name);
          const file = patch && patchedFile(patch, { path: name, languageId: "plaintext", after: plain(after) });
          assert.deepEqual([file?.before, file?.after], [plain(before), plain(after)]);
        });
      }

      it("give a renamed file as it was committed", () => {
        const patch = byName().get("renamed.ts");
        const after = "1\n2\n3\n4\n5\n6\n7\nEIGHT\n";
        const file = patch && patchedFile(patch, { path: "renamed.ts", languageId: "plaintext", after });
        assert.equal(file?.before, "1\n2\n3\n4\n5\n6\n7\n8\n");
      });

      it("tell no lines of what is binary", () => {
        assert.equal(byName().get("picture.dat")?.lines, undefined);
      });
    });
  }

  it("have the changed lines alone for hunks, without those around them", () => {
    const [patch] = patchesOf(git("diff", "HEAD", "crlf.ts"));
    const file = patch && patchedFile(patch, { path: "crlf.ts", languageId: "plaintext", after: "one\nTWO\nthree\n" });
    assert.deepEqual(file?.hunks, [{ id: "crlf.ts#0", after: { start: 1, count: 1 } }]);
  });

  it("count their lines", () => {
    const [patch] = patchesOf(git("diff", "HEAD", "query.sql"));
    assert.deepEqual([patch?.added, patch?.removed], [1, 1]);
  });

  it("are nothing that was checked where the text is another by now", () => {
    const [patch] = patchesOf(git("diff", "HEAD", "crlf.ts"));
    assert.equal(
      patch && patchedFile(patch, { path: "crlf.ts", languageId: "plaintext", after: "other\n" }),
      undefined,
    );
  });

  it("are none of a text that is no diff", () => {
    assert.deepEqual(patchesOf("no diff\n@@ -1 +1 @@\n-a\n+b\n"), []);
  });
});
