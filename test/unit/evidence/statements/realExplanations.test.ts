import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsCheck } from "../../../../src/evidence/checks/statements/index.ts";
import { checkout } from "../../../vscode/checkout.ts";
import { never, noKnowledge, subject } from "../subjects.ts";

/** What is right of a file's code; in `[[right|wrong]]` the second part is not. */
type Explained = readonly [path: string, ...explanations: readonly string[]];

const zod = "node_modules/zod/src/v4/core/util.ts";
const scripts: readonly Explained[] = [
  [
    zod,
    "`getEnumValues` takes [[one parameter|two parameters]], an enum-like object. It returns an array of its values, without the reverse entries that TypeScript adds to numeric enums.",
    "`joinValues(array, separator)` takes an array and an optional separator, calls [[`stringifyPrimitive`|`escapeRegex`]] for each value and joins the results.",
    "The `floatSafeRemainder` function takes `val` and [[`step`|`divisor`]], and returns [[a number|a string]].",
    "`randomString` loops over the length and returns [[a string|an array]] of random letters.",
    "- **`nullish(input)`**: returns [[a boolean|a promise]] that says whether the input is `null` or `undefined`.",
    "`promiseAllObject` takes an object of promises and returns a Promise that resolves to an object with the same keys.",
    "`isPlainObject` first calls [[`isObject`|`numKeys`]] and returns [[`false`|`null`]] if that fails.",
    "`numKeys` takes [[a single argument|three arguments]] and counts the object's own properties.",
    "`cloneDef` calls [[`mergeDefs`|`extend`]] with the definition of the schema.",
    "`unwrapMessage` takes a `message` parameter. It returns a string if it finds one.",
    "`base64urlToUint8Array` restores the padding and then calls [[`base64ToUint8Array`|`hexToUint8Array`]].",
    "`uint8ArrayToHex` is [[exported|not exported]].",
    "`codePointLength(str)` iterates over the units of the string, and returns [[a number|an object]].",
    "`esc` calls [[`JSON.stringify`|`JSON.parse`]] and returns [[a string|a tuple]].",
    "`hexToUint8Array` throws an `Error` if the length is odd.",
    "`assignProp` takes [[three parameters|two parameters]]: `target`, `prop` and `value`. `assignProp` returns [[nothing|a boolean]].",
    "`clone` takes [[between one and three parameters|no parameters]] and makes a new instance of the same class.",
  ],
  [
    "node_modules/picomatch/lib/utils.js",
    "`escapeLast(input, char, lastIdx)` takes [[three arguments|four arguments]]. It searches backwards for `char`.",
    "`wrapOutput` takes `input`, `state` and [[`options`|`flags`]], and returns the pattern.",
    "`isRegexChar` calls [[`hasRegexChars`|`removePrefix`]], but only for a single character.",
    "`isWindows` takes [[no arguments|one argument]] and returns `false` if neither `navigator` nor `process` is there.",
  ],
  [
    "node_modules/semver/functions/parse.js",
    "`parse` takes `version`, `options` and `throwErrors`, and returns `null` when the version is not valid.",
    "`parse` is synchronous.",
  ],
  [
    "node_modules/semver/functions/diff.js",
    "`diff` takes [[two parameters|a single parameter]], calls [[`parse`|`coerce`]] on both and returns [[`null`|`undefined`]] if they are equal.",
  ],
  ["node_modules/preact/src/util.js", "`removeNode` takes a [[`node`|`parent`]] and returns [[nothing|an array]]."],
];
const pythons: readonly Explained[] = [
  ["shlex.py", "`quote` takes [[one parameter|two parameters]] and returns a string that a shell reads as one word."],
  [
    "shlex.py",
    "`join(split_command)` calls [[`quote`|`split`]] for each word.",
    "The `split` function takes `s`, `comments` and [[`posix`|`strict`]].",
  ],
  [
    "posixpath.py",
    "`splitdrive` returns [[a tuple|a dictionary]] of drive and path. It takes [[one argument|two arguments]].",
    "`isabs` calls [[`os.fspath`|`os.getcwd`]] and `_get_sep`, and returns whether the path begins with a separator.",
    "`lexists` returns [[`True`|`None`]] if `os.lstat` succeeds.",
  ],
  [
    "bisect.py",
    "`insort_right` calls [[`bisect_right`|`bisect_left`]] to find the place. `insort_right` takes `a` and `x`.",
    "`bisect_right` raises [[`ValueError`|`IndexError`]] if `lo` is negative.",
  ],
  [
    "fnmatch.py",
    "`fnmatch` takes [[two parameters|three parameters]], normalises both and returns what `fnmatchcase` says.",
  ],
  ["textwrap.py", "`dedent` loops over the indents and is synchronous."],
];

const variant = /\[\[([^|]*?)\|(.*?)\]\]/g;

async function contradicted(
  path: string,
  text: string,
  languageId: string,
  markdown: string,
): Promise<readonly string[]> {
  const document = { uri: `file:///${path}`, path, languageId, version: 1, text };
  const asked = { task: { feature: "explain" as const, document }, question: "" };
  const { findings } = await statementsCheck.run({ ...subject({ text: markdown }), asked }, noKnowledge, never);
  return findings.map((finding) => (finding.kind === "contradicted" ? `${finding.of}: ${finding.fact.fact}` : ""));
}

function describeAll(all: readonly Explained[], languageId: string, read: (path: string) => string): void {
  for (const [path, ...explanations] of all) {
    for (const explanation of explanations) {
      const right = explanation.replace(variant, "$1");
      it(`is not doubted: ${right}`, async () => {
        assert.deepEqual(await contradicted(path, read(path), languageId, right), []);
      });
      [...explanation.matchAll(variant)].forEach((one) => {
        const wrong = explanation.replace(variant, (...each) => each[each.at(-2) === one.index ? 2 : 1]);
        it(`is doubted: ${wrong}`, async () => {
          assert.equal((await contradicted(path, read(path), languageId, wrong)).length, 1);
        });
      });
    }
  }
}

describe("an explanation of a real function", () => {
  describeAll(scripts, "typescript", (path) => readFileSync(join(checkout, path), "utf8"));
});

describe("an explanation of a function of Python's standard library", () => {
  const words = ["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"];
  const { stdout, status } = spawnSync("python3", words, { encoding: "utf8" });
  before(function () {
    // What is explained is Python's own, and the project needs no Python.
    if (status !== 0) {
      this.skip();
    }
  });
  describeAll(pythons, "python", (path) => readFileSync(join(stdout.trim(), path), "utf8"));
});
