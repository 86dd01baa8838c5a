import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { syntaxAt } from "../../../src/completion/syntaxAt.ts";
import { at } from "../marked.ts";

const folder = join(import.meta.dirname, "../../../src");

describe("what the cursor stands in", () => {
  const cases: readonly (readonly [string, string, "code" | "comment" | "string"])[] = [
    ["typescript", "const a = █", "code"],
    ["typescript", "// it's █", "comment"],
    ["typescript", "a // b\n█", "code"],
    ["typescript", "/* a\n * █", "comment"],
    ["typescript", "f('a █')", "string"],
    ["typescript", `f(\`a \${b.█}\`)`, "code"],
    ["typescript", `f(\`a \${b} █\`)`, "string"],
    ["typescript", "a.replace(/[\"']/g, █)", "code"],
    ["typescript", '"http://█"', "string"],
    ["python", "# it's █", "comment"],
    ["python", 'def f():\n  """Adds █', "comment"],
    ["python", 'def f():\n  """Adds."""\n  █', "code"],
    ["python", 'query = """select █', "string"],
    ["python", "a // █", "code"],
    ["rust", "fn f<'a>(x: &'a str) -> █", "code"],
    ["rust", "let c = '\"'; █", "code"],
    ["sql", "select 1 -- the █", "comment"],
    ["shellscript", 'echo "it\'s █"', "string"],
    ["go", "s := `a\nb █", "string"],
    ["markdown", "see https://example.com and █", "code"],
  ];
  for (const [languageId, marked, syntax] of cases) {
    it(`is ${syntax} in ${languageId}: ${JSON.stringify(marked)}`, () => {
      assert.equal(syntaxAt(at(marked, languageId)), syntax);
    });
  }

  for (const begun of ['"', "'", "/", "/[", '"\\', "f('"]) {
    it(`is told as fast where something never ends: ${begun}`, () => {
      assert.equal(syntaxAt(at(`a = ${begun}${"a".repeat(4000)}\\\n\nb = █`)), "code");
    });
  }

  // What only a parser can tell, such as a division behind a bracket, may go wrong at one place in a thousand.
  it("is what TypeScript's own parser says, in the strings, comments and names of our own sources", () => {
    let places = 0;
    const wrong: string[] = [];
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((each) =>
      each.endsWith(".ts"),
    )) {
      const text = readFileSync(join(folder, name), "utf8");
      for (const { end, syntax } of text.length < 5000 ? tokensOf(text).filter((_, index) => index % 5 === 0) : []) {
        places++;
        const found = syntaxAt(at(`${text.slice(0, end).replaceAll("█", "#")}█`));
        if (found !== syntax) {
          wrong.push(`${name}:${text.slice(0, end).split("\n").length} ${found}, not ${syntax}`);
        }
      }
    }
    assert.ok(wrong.length * 1000 < places, `${wrong.length} of ${places}: ${wrong.join(", ")}`);
  });
});

/** Places in and behind the tokens of a text, and what the parser calls them. */
function tokensOf(text: string): readonly { readonly end: number; readonly syntax: string }[] {
  const places: { end: number; syntax: string }[] = [];
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      places.push({ end: node.end - 1, syntax: "string" });
    } else if (ts.isIdentifier(node) && node.getChildCount() === 0) {
      places.push({ end: node.end, syntax: "code" });
    }
    for (const { end } of ts.getLeadingCommentRanges(text, node.pos) ?? []) {
      places.push({ end: end - 2, syntax: "comment" });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}
