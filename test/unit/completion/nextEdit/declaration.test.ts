import assert from "node:assert/strict";
import { type Declaration, declarationAt } from "../../../../src/completion/nextEdit/declaration.ts";

/** What `[name]` is declared as in a line. */
function declared(marked: string, languageId = "typescript"): Declaration | undefined {
  const start = marked.indexOf("‹");
  const end = marked.indexOf("›") - 1;
  return declarationAt(marked.replace("‹", "").replace("›", ""), { line: 0, start, end }, languageId);
}

describe("what a line declares", () => {
  const cases: Record<Declaration | "nothing", Record<string, readonly string[]>> = {
    local: {
      typescript: [
        "const ‹a› = 1;",
        "let ‹a›: number;",
        "const [‹a›, b] = both;",
        "export function ‹f›(a) {",
        "async function* ‹f›() {",
        "export class ‹A› extends B {",
        "interface ‹A› {",
        "export type ‹A› = B;",
        "enum ‹A› {",
        'import * as ‹a› from "a";',
        'import { b as ‹a› } from "a";',
      ],
      python: ["‹a› = 1", "‹a›: int = 1", "def ‹f›(a):", "class ‹A›:", "for ‹a› in all:", "import b as ‹a›"],
      go: ["‹a› := 1", "func ‹f›(a int) int {", "var ‹a› int", "type ‹A› struct {"],
      rust: ["let mut ‹a› = 1;", "pub fn ‹f›(a: i32) {", "struct ‹A› {"],
      java: ["int ‹a› = 1;", "List<String> ‹a›;"],
      c: ["char *‹a› = b;"],
    },
    parameter: {
      typescript: [
        "function f(‹a›: number, b) {",
        "function f(a: () => void, ‹b›: B) {",
        "  private run(a: A, ‹b›?: B): void {",
        "  constructor(private readonly ‹a›: A) {",
        "const f = (‹a›) => 1;",
        "all.map((a, ‹b›) => a);",
        "all.map(‹a› => a);",
        "for (const ‹a› of all) {",
        "} catch (‹error›) {",
        "function f(...‹rest›) {",
      ],
      python: ["def f(‹a›, b):", "def f(a, ‹b›=1):", "    async def f(self, ‹a›: int):"],
      go: ["func f(‹a› int) int {", "func (‹r› *Reader) read() {"],
      rust: ["fn f(‹a›: i32, b: i32) {", "fn f(mut ‹a›: i32) {"],
      java: ["public void run(String ‹a›, int b) {", "for (int ‹i› = 0; i < 1; i++) {"],
    },
    member: {
      typescript: [
        "  ‹a›: number;",
        "  readonly ‹a›?: string;",
        "  private async ‹run›(a: A): Promise<void> {",
        "  get ‹size›(): number {",
      ],
      python: ["    def ‹run›(self):"],
    },
    nothing: {
      typescript: [
        "log(‹a›);",
        "return ‹a›;",
        "‹a› = 1;",
        "‹a›.b = 1;",
        "x.‹a› = 1;",
        "if (‹a› > 1) {",
        "const a = ‹b›;",
        "await ‹a›(b);",
        "  ‹run›(a);",
        "new ‹A›();",
        "throw ‹error›;",
        "f(a, ‹b›, c);",
        "const a = f(‹b›);",
      ],
      python: ["print(‹a›)", "return ‹a›", "‹a› == 1", "‹f›(1)", "x.‹a› = 1"],
      java: ["return ‹a›;", "new ‹A›();", "run(‹a›);"],
    },
  };
  for (const [kind, byLanguage] of Object.entries(cases)) {
    for (const [languageId, lines] of Object.entries(byLanguage)) {
      it(`is ${kind === "nothing" ? kind : `a ${kind}`} in ${languageId}`, () => {
        const wanted = kind === "nothing" ? undefined : kind;
        const wrong = lines.filter((line) => declared(line, languageId) !== wanted);
        assert.deepEqual(
          wrong.map((line) => `${line} ${declared(line, languageId)}`),
          [],
        );
      });
    }
  }
});
