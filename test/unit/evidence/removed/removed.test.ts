import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ChangedFile, Finding } from "../../../../src/evidence/check.ts";
import { removedCheck } from "../../../../src/evidence/checks/removed/index.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";

async function check(...files: readonly ChangedFile[]) {
  return removedCheck.run(subject({ files }), noKnowledge, never);
}

/** What is told, each in a few words. */
async function found(...files: readonly ChangedFile[]): Promise<readonly string[]> {
  return (await check(...files)).findings.map(told);
}

function told(finding: Finding): string {
  switch (finding.kind) {
    case "exportsRemoved":
      return `exports ${finding.names.join(" ")}${finding.renamed === undefined ? "" : ` -> ${finding.renamed}`}`;
    case "testsRemoved":
      return `tests ${finding.count}: ${finding.names.join(", ")}`;
    case "testsSkipped":
      return `skipped ${finding.code}`;
    case "assertionsRemoved":
      return `assertions ${finding.count}`;
    case "handlingRemoved":
      return `${finding.what} ${finding.code}`;
    default:
      return finding.kind;
  }
}

type Row = readonly [name: string, languageId: string, diff: string, told: readonly string[]];

const exportRows: readonly Row[] = [
  ["a function", "typescript", " a\n-export function total() {}\n+function total() {}", ["exports total"]],
  ["a default export", "javascript", "-export default run;\n run();", ["exports default"]],
  ["names of a list", "typescript", "-export { a, b as c, type D };\n+export { a };", ["exports c D"]],
  ["a re-export", "typescript", '-export * from "./a.ts";\n x', ["exports * from ./a.ts"]],
  ["a constant taken apart", "typescript", "-export const { a, b: c } = d;\n x", ["exports a c"]],
  ["a member of module.exports", "javascript", " module.exports = {\n   a,\n-  b: f(c, d),\n };", ["exports b"]],
  ["exports by assignment", "javascript", "-exports.parse = parse;\n x", ["exports parse"]],
  [
    "a renamed function",
    "typescript",
    "-export function total(a) {\n+export function sum(a) {\n }",
    ["exports total -> sum"],
  ],
  ["a Python function", "python", "-def load(path):\n+def _load(path):\n     pass", ["exports load"]],
  ["a Python class", "python", "-class Cart:\n-    pass\n x = 1", ["exports Cart"]],
  ["a name of __all__", "python", '-__all__ = ["a", "b"]\n+__all__ = ["a"]', ["exports b"]],
  ["a Go function", "go", "-func Load() {\n+func load() {\n }", ["exports Load"]],
  ["a Go method", "go", "-func (c *Cart) Total() int {\n-\treturn 0\n-}\n x", ["exports Cart.Total"]],
  ["a Go constant of a group", "go", " const (\n \tA = 1\n-\tB = 2\n )", ["exports B"]],
  ["a Rust function", "rust", "-pub fn load() {}\n+pub(crate) fn load() {}", ["exports load"]],
  ["a Java method", "java", "-  public int total(int a) {\n+  private int total(int a) {\n   }", ["exports total"]],
  ["a file's name that stays", "typescript", "-export const a = 1;\n+const a = 1;\n+export { a };", []],
  ["a changed signature", "typescript", "-export function a(b) {\n+export async function a(b, c) {\n }", []],
  ["a local function", "typescript", "-function a() {}\n x", []],
  ["an export in a comment", "typescript", "-// export function a() {}\n x", []],
  ["an export in a string", "typescript", '-const t = "export function a() {}";\n x', []],
  ["a Python name that is imported now", "python", "-def load(path):\n-    pass\n+from .files import load", []],
  [
    "a Python name under a condition",
    "python",
    "-def load(path):\n-    pass\n+if fast:\n+    def load(path):\n+        pass",
    [],
  ],
  ["a private Python function", "python", "-    def _load(path):\n-        pass\n x", []],
  ["a Go function of its own package", "go", "-func load() {}\n x", []],
];

const testRows: readonly Row[] = [
  ["a test", "typescript", ' it("a", () => {});\n-it("b", () => {\n-  run();\n-});', ["tests 1: b"]],
  [
    "a test of several",
    "typescript",
    '-it("a", () => {});\n-it("b", () => {});\n+it("c", () => {});',
    ["tests 1: a, b"],
  ],
  ["a test with rows", "typescript", '-it.each([1, 2])("b %s", (a) => {});\n x', ["tests 1: b %s"]],
  ["a Python test", "python", "-def test_a():\n-    assert a\n x = 1", ["exports test_a", "tests 1: test_a"]],
  ["a Go test", "go", "-func TestA(t *testing.T) {\n-}\n x", ["exports TestA", "tests 1: TestA"]],
  ["a Rust test", "rust", "-#[test]\n-fn adds() {\n-}\n x", ["tests 1: adds"]],
  ["a Java test", "java", "-  @Test\n-  void adds() {\n-  }\n x", ["tests 1: adds"]],
  [
    "a skipped test",
    "typescript",
    '-it("a", () => {});\n+it.skip("a", () => {});',
    ['skipped it.skip("a", () => {});'],
  ],
  ["the only test", "typescript", '-it("a", () => {});\n+it.only("a", () => {});', ['skipped it.only("a", () => {});']],
  ["a test behind an x", "typescript", '-it("a", () => {});\n+xit("a", () => {});', ['skipped xit("a", () => {});']],
  ["a skipped Python test", "python", "+@pytest.mark.skip\n def test_a():\n     pass", ["skipped @pytest.mark.skip"]],
  ["a skipped Go test", "go", " func TestA(t *testing.T) {\n+\tt.Skip()\n }", ["skipped t.Skip()"]],
  ["an ignored Rust test", "rust", " #[test]\n+#[ignore]\n fn adds() {}", ["skipped #[ignore]"]],
  ["an assertion", "typescript", ' it("a", () => {\n-  expect(a).toBe(1);\n   run();\n });', ["assertions 1"]],
  ["a Python assertion", "python", " def test_a():\n     a = f()\n-    assert a == 1", ["assertions 1"]],
  ["a renamed test", "typescript", '-it("a", () => {});\n+it("b", () => {});', []],
  ["a test that changes place", "typescript", '-it("a", () => {});\n it("b", () => {});\n+it("a", () => {});', []],
  ["a changed assertion", "typescript", ' it("a", () => {\n-  expect(a).toBe(1);\n+  expect(a).toBe(2);\n });', []],
  ["a function called test", "typescript", '-test("a");\n-pattern.test("b", () => 1);\n x', []],
  [
    "a test that skips itself in short runs",
    "go",
    " func TestA(t *testing.T) {\n+\tif testing.Short() {\n+\t\tt.Skip()\n+\t}\n }",
    [],
  ],
  ["a skip that was there", "typescript", '-it.skip("a", () => {});\n+it.skip("a", () => { run(); });', []],
];

const handlingRows: readonly Row[] = [
  [
    "a try around code that stays",
    "typescript",
    " function load() {\n-  try {\n-    const a = read(path);\n-    return parse(a);\n-  } catch (error) {\n-    log(error);\n-  }\n+  const a = read(path);\n+  return parse(a);\n }",
    ["catch } catch (error) {"],
  ],
  [
    "a catch behind a finally",
    "typescript",
    " try {\n   return parse(text);\n-} catch (error) {\n-  log(error);\n } finally {\n   close();\n }",
    ["catch } catch (error) {"],
  ],
  [
    "a finally",
    "typescript",
    " try {\n   return parse(text);\n } catch {\n   log();\n-} finally {\n-  close();\n }",
    ["finally } finally {"],
  ],
  [
    "a promise's catch",
    "typescript",
    "-load(path).catch(report);\n+load(path);\n x",
    ["catch load(path).catch(report);"],
  ],
  [
    "a promise's catch on its own line",
    "typescript",
    " load(path)\n   .then(show)\n-  .catch(report);\n+  ;\n x",
    ["catch .catch(report);"],
  ],
  [
    "a Python try",
    "python",
    " def load(path):\n-    try:\n-        return read(path)\n-    except OSError:\n-        return None\n+    return read(path)",
    ["catch except OSError:"],
  ],
  [
    "a Go check",
    "go",
    " func load() error {\n-\tfile, err := os.Open(path)\n-\tif err != nil {\n-\t\treturn err\n-\t}\n+\tfile, _ := os.Open(path)\n \tuse(file)\n }",
    ["errorCheck if err != nil {"],
  ],
  [
    "a question mark",
    "rust",
    "-    let a = read(path)?;\n+    let a = read(path).unwrap();",
    ["unwrap let a = read(path)?;"],
  ],
  [
    "a guard",
    "typescript",
    " function load(path) {\n-  if (!path) {\n-    throw new Error(path);\n-  }\n   return read(path);\n }",
    ["guard throw new Error(path);"],
  ],
  [
    "a Python guard",
    "python",
    " def load(path):\n-    if not path:\n-        raise ValueError(path)\n     return path",
    ["guard raise ValueError(path)"],
  ],
  [
    "a function with all it does",
    "typescript",
    "-function load() {\n-  try {\n-    return parse(text);\n-  } catch (error) {\n-    log(error);\n-  }\n-}\n x",
    [],
  ],
  [
    "a catch in another form",
    "typescript",
    "-  try {\n-    await load(path);\n-  } catch (error) {\n-    log(error);\n-  }\n+  await load(path).catch(log);\n x",
    [],
  ],
  [
    "a promise's catch in another form",
    "typescript",
    "-  load(path).catch(log);\n+  try {\n+    await load(path);\n+  } catch (error) {\n+    log(error);\n+  }\n x",
    [],
  ],
  ["another handler", "typescript", "-load(path).catch(report);\n+load(path).catch(log);\n x", []],
  [
    "a guard that becomes a call",
    "typescript",
    " function load(path) {\n-  if (!path) {\n-    throw new Error(path);\n-  }\n+  requirePath(path);\n   return read(path);\n }",
    [],
  ],
  [
    "a wider except",
    "python",
    " try:\n     read(path)\n-except OSError:\n+except (OSError, ValueError):\n     pass",
    [],
  ],
  [
    "a Go call with its check",
    "go",
    " func load() error {\n-\tfile, err := os.Open(path)\n-\tif err != nil {\n-\t\treturn err\n-\t}\n \treturn nil\n }",
    [],
  ],
  ["a question mark of another call", "rust", "-    let a = read(path)?;\n+    let b = write(path)?;", []],
];

describe("checking for what a proposal takes away", () => {
  for (const [title, rows] of [
    ["of exports", exportRows],
    ["of tests", testRows],
    ["of error handling", handlingRows],
  ] as const) {
    describe(title, () => {
      for (const [name, languageId, diff, expected] of rows) {
        it(`${expected.length > 0 ? "tells" : "leaves alone"} ${name} in ${languageId}`, async () => {
          assert.deepEqual(await found(changed(diff, languageId)), expected);
        });
      }
    });
  }

  it("tells the place, and that it is a doubt", async () => {
    assert.deepEqual((await check(changed(" a();\n-export const b = 1;\n-export const c = 2;\n d();"))).findings, [
      {
        kind: "exportsRemoved",
        names: ["b", "c"],
        severity: "doubt",
        place: { hunk: "h1", path: "src/cart.ts", line: 1 },
      },
    ]);
  });

  it("leaves alone what another file of the proposal takes over", async () => {
    const lines = [
      "export function load(path) {",
      "  try {",
      "    return read(path);",
      "  } catch {",
      "    return 1;",
      "  }",
      "}",
    ];
    const from = changed([" a();", ...lines.map((line) => `-${line}`)].join("\n"), "typescript", "src/a.ts");
    const to = changed([" b();", ...lines.map((line) => `+${line}`)].join("\n"), "typescript", "src/b.ts");
    assert.deepEqual(await found(from, to), []);
    assert.deepEqual(await found(from, { ...to, before: undefined }), []);
  });

  it("tells a test that moves nowhere from one that moves to another file", async () => {
    const from = changed('-it("a", () => {});\n-it("b", () => {});\n x', "typescript", "a.test.ts");
    const to = changed('+it("a", () => {});\n x', "typescript", "b.test.ts");
    assert.deepEqual(await found(from, to), ["tests 1: b"]);
  });

  it("tells what goes with a whole file", async () => {
    const file = { ...changed("-export const a = 1;\n"), after: undefined };
    assert.deepEqual(await found(file), ["exports a"]);
  });

  it("does not read what a bundler wrote, and says so", async () => {
    const { outcome, reason } = await check(changed(`-export const a = 1;\n+${"b();".repeat(1_000)}`));
    assert.deepEqual({ outcome, reason }, { outcome: "notChecked", reason: "tooLarge" });
  });

  it("has nothing to look at in new files", async () => {
    const { outcome, reason } = await check({ ...changed("+a();"), before: undefined });
    assert.deepEqual({ outcome, reason }, { outcome: "notChecked", reason: "nothingToCheck" });
  });

  it("says of a language that it knows in part that it did not see all", async () => {
    const { outcome, unseen } = await check(changed("-$a = 1;\n+$a = 2;", "php", "a.php"));
    assert.deepEqual({ outcome, unseen }, { outcome: "passed", unseen: ["a.php"] });
  });

  it("does not throw on any text, and finds nothing in a file that does not change", async () => {
    const words = fc.constantFrom(
      ...'try { } catch ( ) finally export default function a const , = ; module.exports exports.a it( test( "x" \' ` ${ => .catch( except: def class if throw raise err != nil ? .unwrap() #[test] pub fn func'.split(
        " ",
      ),
      "\n",
      "    ",
    );
    const texts = fc.array(words, { maxLength: 40 }).map((each) => each.join(" "));
    const languages = fc.constantFrom("typescript", "python", "go", "java", "rust", "php", "ruby", "shellscript");
    await fc.assert(
      fc.asyncProperty(texts, texts, languages, async (before, after, languageId) => {
        const whole = (text: string) => [{ id: "h1", after: { start: 0, count: text.split("\n").length } }];
        await check({ path: "a", languageId, before, after, hunks: whole(after) });
        const same = { path: "a", languageId, before, after: before, hunks: whole(before) };
        const other = { path: "b", languageId, before: "x", after: "y", hunks: whole("y") };
        assert.deepEqual(await found(same, other), []);
      }),
      { numRuns: 300 },
    );
  });
});
