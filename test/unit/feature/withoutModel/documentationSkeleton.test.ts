import assert from "node:assert/strict";
import fc from "fast-check";
import { documentationSkeleton } from "../../../../src/feature/withoutModel/documentationSkeleton.ts";

/** The text after the skeleton for the line that `▸` marks was inserted; "none" where there is none. */
function documented(languageId: string, marked: string): string {
  const line = marked.slice(0, marked.indexOf("▸")).split("\n").length - 1;
  const text = marked.replace("▸", "");
  const insertion = documentationSkeleton({ uri: "file:///a", path: "a", languageId, version: 1, text }, line);
  return insertion === undefined
    ? "none"
    : text
        .split("\n")
        .toSpliced(insertion.line, 0, ...insertion.lines)
        .join("\n");
}

describe("a documentation skeleton in TypeScript", () => {
  it("lists parameters, result and errors, and leaves the name where the description belongs", () => {
    assert.equal(
      documented(
        "typescript",
        `▸export function total(lines: readonly Line[], rate = 0.19): number {
  if (lines.length === 0) {
    throw new RangeError("none");
  }
  return sum(lines) * rate;
}`,
      ),
      `/**
 * total
 *
 * @param lines
 * @param rate
 * @returns
 * @throws {RangeError}
 */
export function total(lines: readonly Line[], rate = 0.19): number {
  if (lines.length === 0) {
    throw new RangeError("none");
  }
  return sum(lines) * rate;
}`,
    );
  });

  it("keeps the indentation of a method and stands above its decorators", () => {
    assert.equal(
      documented(
        "typescript",
        `class Cart {
  ▸@logged()
  private async add({ id }: Product, ...more: Map<string, number>[]): Promise<void> {
  }
}`,
      ),
      `class Cart {
  /**
   * add
   *
   * @param parameter1
   * @param more
   */
  @logged()
  private async add({ id }: Product, ...more: Map<string, number>[]): Promise<void> {
  }
}`,
    );
  });

  const heads: readonly (readonly [string, readonly string[]])[] = [
    ["function f() {}", []],
    ["function f(this: Window, a) { return a; }", ["@param a", "@returns"]],
    ["function f(a) { return; }", ["@param a"]],
    ["function f(a) { a.map((b) => { return b; }); }", ["@param a"]],
    ["function f(): { a: number } { }", ["@returns"]],
    ["function f<T extends Map<string, () => void>>(a: T): a is Foo { }", ["@param a", "@returns"]],
    ["const f = (a: string, b?: (c: number, d: string) => void): void => {", ["@param a", "@param b"]],
    ["export const f = async (a = { b: [1, 2] }) => a.b;", ["@param a", "@returns"]],
    ["const f = function (a) { return a; };", ["@param a", "@returns"]],
    ["function f(a: string): asserts a is 'b' { throw new Error('x'); }", ["@param a", "@throws {Error}"]],
    ["function f(): () => void { return g; }", ["@returns"]],
    ["constructor(private readonly a: string) { return; }", ["@param a"]],
    ["interface Cart { }", []],
    ["const rate = 0.19;", []],
    ["const rate = (1 + 2) * 3;", []],
  ];
  for (const [head, tags] of heads) {
    it(`says ${tags.length === 0 ? "nothing but the name" : tags.join(", ")} of ${head}`, () => {
      const lines = documented("typescript", `▸${head}`).split("\n");
      assert.deepEqual(
        lines.filter((line) => line.startsWith(" * @")).map((line) => line.slice(3)),
        tags,
      );
    });
  }

  it("gives none for what is documented already", () => {
    assert.equal(documented("typescript", "/** Adds. */\n▸function add() {}"), "none");
  });

  it("gives none where nothing is declared", () => {
    for (const line of ["if (a) {", "return f(a);", "f(a);", "}", "", "throw new Error(a);"]) {
      assert.equal(documented("typescript", `▸${line}`), "none", line);
    }
  });
});

describe("a documentation skeleton in Python", () => {
  it("is the first text of the body", () => {
    assert.equal(
      documented(
        "python",
        `class Cart:
    ▸@property
    async def total(self, lines: list[Line], *, rate=0.19, **more) -> Money:
        if not lines:
            raise ValueError("none")
        return sum(lines)`,
      ),
      `class Cart:
    @property
    async def total(self, lines: list[Line], *, rate=0.19, **more) -> Money:
        """total

        Args:
            lines:
            rate:
            more:

        Returns:

        Raises:
            ValueError:
        """
        if not lines:
            raise ValueError("none")
        return sum(lines)`,
    );
  });

  it("is one line where the signature says nothing", () => {
    assert.equal(documented("python", "▸def main():\n  run()"), 'def main():\n  """main"""\n  run()');
  });

  it("stands after a head of several lines", () => {
    assert.equal(
      documented("python", "▸def add(\n    a,\n    b,\n):\n    pass"),
      'def add(\n    a,\n    b,\n):\n    """add\n\n    Args:\n        a:\n        b:\n    """\n    pass',
    );
  });

  it("takes what an inner function returns for the inner function's", () => {
    assert.equal(
      documented("python", "▸def outer():\n    def inner():\n        return 1\n    inner()"),
      'def outer():\n    """outer"""\n    def inner():\n        return 1\n    inner()',
    );
  });

  it("gives none where there is one, or no room for it", () => {
    assert.equal(documented("python", '▸def f():\n    """Does."""\n    pass'), "none");
    assert.equal(documented("python", "▸def f(): return 1"), "none");
  });
});

describe("a documentation skeleton in other languages", () => {
  it("begins with the name in Go", () => {
    assert.equal(
      documented("go", "▸func (c *Cart) Total(rate float64) (Money, error) {"),
      "// Total\nfunc (c *Cart) Total(rate float64) (Money, error) {",
    );
    assert.equal(documented("go", "// Total adds.\n▸func Total() {}"), "none");
  });

  it("has rustdoc's sections in Rust", () => {
    assert.equal(
      documented("rust", "#[inline]\n▸pub unsafe fn read<'a>(&'a self, mut at: usize) -> Result<u8, Error> {"),
      `/// read
///
/// # Arguments
///
/// * \`at\`
///
/// # Returns
///
/// # Safety
#[inline]
pub unsafe fn read<'a>(&'a self, mut at: usize) -> Result<u8, Error> {`,
    );
  });

  it("has Javadoc's tags in Java", () => {
    assert.equal(
      documented(
        "java",
        `    ▸@Override
    public static <T> List<T> read(Map<String, T> source, final int... at) throws IOException {
        throw new IllegalStateException();
    }`,
      ),
      `    /**
     * read
     *
     * @param source
     * @param at
     * @return
     * @throws IOException
     * @throws IllegalStateException
     */
    @Override
    public static <T> List<T> read(Map<String, T> source, final int... at) throws IOException {
        throw new IllegalStateException();
    }`,
    );
  });

  it("is XML in C#", () => {
    assert.equal(
      documented("csharp", "    ▸public async Task<int> Count(string name, int most = 3)\n    {\n    }"),
      `    /// <summary>
    /// Count
    /// </summary>
    /// <param name="name"></param>
    /// <param name="most"></param>
    /// <returns></returns>
    public async Task<int> Count(string name, int most = 3)\n    {\n    }`,
    );
  });

  it("gives none for a language whose form is not known", () => {
    assert.equal(documented("cobol", "▸function f() {}"), "none");
  });

  it("never fails, whatever stands there", () => {
    const pieces = fc.constantFrom(
      "function f",
      "(",
      ")",
      "{",
      "}",
      "<",
      ">",
      ":",
      "=>",
      "def f",
      "fn f",
      ",",
      "\n",
      '"',
      "a",
      "@b",
      "/*",
      "int f",
    );
    const languages = fc.constantFrom("typescript", "python", "go", "rust", "java", "csharp");
    fc.assert(
      fc.property(languages, fc.array(pieces, { maxLength: 12 }), (languageId, parts) => {
        const text = parts.join("");
        const document = { uri: "", path: "", languageId, version: 1, text };
        const insertion = documentationSkeleton(document, 0);
        assert.ok((insertion?.line ?? 0) <= text.split("\n").length);
      }),
    );
  });
});
