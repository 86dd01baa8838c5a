import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { CheckResult } from "../../../../src/evidence/check.ts";
import { seededRandom } from "../../../bench/embedded/heldOut.ts";
import { type ImportFault, packageFaults } from "../../../bench/evidence/faults/packages.ts";
import { checkout } from "../../../vscode/checkout.ts";
import { check, created, folderOnDisk } from "./workspaces.ts";

const languages: Readonly<Record<string, string>> = { ".ts": "typescript", ".mjs": "javascript", ".js": "javascript" };

interface RealFile {
  readonly root: string;
  readonly path: string;
  readonly text: string;
}

/** Our own files, and those of packages that we use, each with its own manifest. */
const files: readonly RealFile[] = [
  ["", "src/{evidence,model,text}/**/*.ts"],
  ["node_modules/mocha", "lib/**/*.{js,mjs}"],
  ["node_modules/knip", "dist/**/*.js"],
  ["node_modules/zod", "src/v4/{classic,core,mini}/*.ts"],
  ["node_modules/@vscode/vsce", "out/*.js"],
  ["node_modules/preact", "{src,hooks,compat}/**/*.js"],
].flatMap(([folder = "", pattern = ""]) => {
  const root = join(checkout, folder);
  return globSync(pattern, { cwd: root }).map((path) => ({ root, path, text: readFileSync(join(root, path), "utf8") }));
});

function checkFile({ root, path, text }: RealFile): Promise<CheckResult> {
  return check(folderOnDisk(root), created(path, languages[extname(path)]!, text));
}

describe("checking what real code imports", () => {
  it("has hundreds of files to look at", () => {
    assert.ok(files.length > 400, `${files.length} files`);
  });

  it("finds nothing in files as they stand", async () => {
    const results = await Promise.all(files.map(checkFile));
    assert.deepEqual(
      results.flatMap(({ findings }) => findings),
      [],
    );
    assert.ok(results.flatMap(({ seen }) => seen).length > 1000);
  });

  for (const [kind, fault] of Object.entries<ImportFault>(packageFaults)) {
    it(`finds each ${kind} that is put into one`, async () => {
      const faulty = files.flatMap((file) => {
        // By the file's own text: what is put into one does not hang on how many there are. (A slip in "yauzl" may be "yazl", which is one, too.)
        const text = fault(seededRandom(file.text.length), file);
        return text === undefined ? [] : [{ ...file, text }];
      });
      const results = await Promise.all(faulty.map(checkFile));
      const missed = faulty.filter((_, index) => results[index]?.outcome !== "found").map(({ path }) => path);
      assert.deepEqual(missed, []);
      assert.ok(faulty.length > 100, `${faulty.length} files`);
    });
  }
});
