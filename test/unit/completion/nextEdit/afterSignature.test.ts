import assert from "node:assert/strict";
import { changedSignature, endOfCall } from "../../../../src/completion/nextEdit/signature.ts";
import { referencesIn, Typist } from "./typist.ts";

const text = `function add(a: number, b: number): number {
  return a + b;
}
// add(1, 2)
const three = add(1, 2);
const four = add(1, three);`;

const changed = (before: string, after: string, languageId = "typescript") =>
  changedSignature({ start: 0, before: [before], after: [after] }, languageId)?.name;

describe("the next edit after a changed signature", () => {
  it("is a call, without saying what to write there", () => {
    const typist = new Typist(text);
    typist.replace("b: number", "b: number, c: number");
    assert.equal(typist.seen(), "5: add(1, 2 > undefined");
  });

  it("is the next call once that one was gone to, while the person writes there", () => {
    const typist = new Typist(text);
    typist.replace("b: number", "b: number, c: number");
    const first = typist.next();
    typist.goTo(4);
    typist.session.went(first!);
    typist.replace("2);", "2, 3);");
    assert.equal(typist.seen(), "6: add(1, three > undefined");
  });

  it("is first where the language reports a call", () => {
    const typist = new Typist(text);
    typist.replace("b: number", "b: number, c: number");
    typist.diagnostics = [{ line: 5, start: 13, end: 16 }];
    assert.equal(typist.seen(), "6: add(1, three > undefined");
  });

  it("is where the language knows the function to be meant, in other files too", () => {
    const typist = new Typist(text);
    typist.references = [
      ...referencesIn(text, /\badd\b/g).filter(({ line }) => line === 0 || line === 5),
      { uri: "file:///b.ts", line: 1, start: 2, end: 5, around: undefined },
    ];
    typist.replace("b: number", "b: number, c: number");
    const first = typist.next();
    assert.equal(first?.line, 5);
    typist.session.went(first!);
    assert.equal(typist.next()?.uri, "file:///b.ts");
  });

  it("is a call of the same object's method, where no language tells of others", () => {
    const typist = new Typist("class A {\n  run(a) {\n  }\n  all() {\n    file.run(1);\n    this.run(1);\n  }\n}");
    typist.replace("run(a)", "run(a, b)");
    assert.equal(typist.seen(), "6: run(1 > undefined");
  });

  it("is no mere mention in another file", () => {
    const typist = new Typist("export function add(a: number): number {");
    const lines = ['import { add } from "./a.ts";', "add(1);"];
    typist.others = [{ uri: "file:///b.ts", languageId: "typescript", start: 0, lines }];
    typist.references = [
      { uri: "file:///b.ts", line: 0, start: 9, end: 12, around: undefined },
      { uri: "file:///b.ts", line: 1, start: 0, end: 3, around: undefined },
    ];
    typist.replace("a: number", "a: number, b: number");
    assert.equal(typist.next()?.line, 1);
  });

  it("is filled in before the closing bracket of the call", () => {
    assert.equal(endOfCall("x = add(1, f(2));", { start: 4, end: 7 }), 15);
    assert.equal(endOfCall("add(", { start: 0, end: 3 }), 3);
    assert.equal(endOfCall("add", { start: 0, end: 3 }), 3);
  });

  it("is asked for by parameters that came, went or changed places", () => {
    assert.equal(changed("function f(a) {", "function f(a, b) {"), "f");
    assert.equal(changed("function f(a, b = 1) {", "function f(a) {"), "f");
    assert.equal(changed("export async function f(a, b) {", "export async function f(b, a) {"), "f");
    assert.equal(changed("  private run(a: string): void {", "  private run(a: string, b: number): void {"), "run");
    assert.equal(changed("const f = (a: string) => a;", "const f = (a: string, b: () => void) => a;"), "f");
    assert.equal(changed("def f(a):", "def f(a, b):", "python"), "f");
    assert.equal(changed("    def f(self, a):", "    def f(self):", "python"), "f");
    assert.equal(changed("func add(a int) int {", "func add(a int, b int) int {", "go"), "add");
  });

  it("is not asked for by what concerns no caller", () => {
    assert.equal(changed("function f(a) {", "function f(a, b = 1) {"), undefined);
    assert.equal(changed("function f(a: A) {", "function f(a: A, b?: B) {"), undefined);
    assert.equal(changed("function f(a: A) {", "function f(a: B) {"), undefined);
    assert.equal(changed("function f(a) {", "function f(b) {"), undefined);
    assert.equal(changed("function f(a) {", "function g(a, b) {"), undefined);
    assert.equal(changed("f(a);", "f(a, b);"), undefined);
    assert.equal(changed("def f(a):", "def f(a, b=1):", "python"), undefined);
  });
});
