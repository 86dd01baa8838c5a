import assert from "node:assert/strict";
import fc from "fast-check";
import { parseFrontMatter } from "../../../src/context/frontMatter.ts";
import { matchesAny } from "../../../src/context/globs.ts";
import { type InstructionFiles, readInstructions } from "../../../src/context/instructions.ts";
import { instructionFiles, patient } from "./shop.ts";

async function pathsFor(paths: readonly string[], files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await readInstructions(paths, instructionFiles(files), patient())).map(({ path }) => path);
}

const targeted = (applyTo: string) => `---\napplyTo: ${applyTo}\n---\nKeep it short.\n`;

describe("a repository's instructions", () => {
  it("are read from the general to the specific", async () => {
    const files = {
      "src/AGENTS.md": "near",
      ".github/instructions/ts.instructions.md": targeted('"**/*.ts"'),
      ".github/copilot-instructions.md": "Copilot",
      "AGENTS.md": "top",
    };
    assert.deepEqual(await pathsFor(["src/cart.ts"], files), [
      "AGENTS.md",
      ".github/copilot-instructions.md",
      ".github/instructions/ts.instructions.md",
      "src/AGENTS.md",
    ]);
  });

  it("take the nearest AGENTS.md above the file alone, besides the one at the top", async () => {
    const files = { "AGENTS.md": "top", "a/AGENTS.md": "a", "a/b/AGENTS.md": "b", "a/b/c/AGENTS.md": "c" };
    assert.deepEqual(await pathsFor(["a/b/file.ts"], files), ["AGENTS.md", "a/b/AGENTS.md"]);
    assert.deepEqual(await pathsFor(["file.ts"], files), ["AGENTS.md"]);
  });

  it("never look above the folder", async () => {
    assert.deepEqual(await pathsFor(["../other/file.ts"], { "../other/AGENTS.md": "no", "../AGENTS.md": "no" }), []);
  });

  it("apply by applyTo, and not by themselves without it", async () => {
    const files = {
      ".github/instructions/all.instructions.md": targeted("'**'"),
      ".github/instructions/deep/py.instructions.md": targeted("**/*.py"),
      ".github/instructions/none.instructions.md": "For people to attach.",
      ".github/instructions/notes.md": targeted("**"),
    };
    assert.deepEqual(await pathsFor(["src/cart.ts"], files), [".github/instructions/all.instructions.md"]);
    assert.deepEqual(await pathsFor(["src/cart.py"], files), [
      ".github/instructions/all.instructions.md",
      ".github/instructions/deep/py.instructions.md",
    ]);
  });

  it("show their text without the front matter, and say why they apply", async () => {
    const files = instructionFiles({ ".github/instructions/ts.instructions.md": targeted("src/**") });
    const [found] = await readInstructions(["src/cart.ts"], files, patient());
    assert.equal(found?.text, "Keep it short.");
    assert.equal(found?.reason, "instructions of this repository for src/**, which src/cart.ts is");
  });

  it("leave out empty files", async () => {
    assert.deepEqual(await pathsFor(["a.ts"], { "AGENTS.md": " \n", ".github/copilot-instructions.md": "" }), []);
  });

  it("are 32,768 characters at most, of which a long one does not take the share of a short one", async () => {
    const files = instructionFiles({ "AGENTS.md": "a".repeat(100_000), "src/AGENTS.md": "near" });
    const found = await readInstructions(["src/cart.ts"], files, patient());
    assert.deepEqual(
      found.map(({ isCut, text }) => [text.length, isCut]),
      [
        [32_764, true],
        [4, false],
      ],
    );
  });

  it("stop being read when nobody waits for them any more", async () => {
    const controller = new AbortController();
    const files: InstructionFiles = {
      read: async () => undefined,
      list: async () => {
        controller.abort();
        return [".github/instructions/a.instructions.md"];
      },
    };
    await assert.rejects(readInstructions(["a.ts"], files, controller.signal), { name: "AbortError" });
  });
});

describe("a glob of applyTo", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["**", "src/cart.ts", true],
    ["*", "src/cart.ts", true],
    ["**/*", "src/.hidden/cart.ts", true],
    ["*.ts", "src/cart.ts", true],
    ["*.ts", "src/cart.tsx", false],
    ["src/**/*.ts", "packages/shop/src/a/cart.ts", true],
    ["/src/*.ts", "src/cart.ts", true],
    ["/src/*.ts", "packages/src/cart.ts", false],
    ["**/*.{ts,tsx}", "src/cart.tsx", true],
    ["**/*.py, **/*.TS", "src/cart.ts", true],
    ["", "src/cart.ts", false],
    [" , ", "src/cart.ts", false],
  ];
  for (const [globs, path, matches] of cases) {
    it(`${JSON.stringify(globs)} ${matches ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(matchesAny(globs, path), matches);
    });
  }
});

describe("front matter", () => {
  it("gives values with and without quotes, and the text after it", () => {
    const { body, values } = parseFrontMatter(
      '---\r\napplyTo: \'**/*.ts\' # code\r\nname: It\'s "so" # really\r\ntitle: "a \\"b\\""\r\n---\r\nBody\r\n---\r\n',
    );
    assert.deepEqual(Object.fromEntries(values), { applyTo: "**/*.ts", name: 'It\'s "so"', title: 'a "b"' });
    assert.equal(body, "Body\r\n---\r\n");
  });

  it("is none where the text does not begin with it, or it does not end", () => {
    for (const text of ["", "Body", "\n---\na: b\n---\n", "---\na: b\n", "----\na: b\n----\n"]) {
      assert.deepEqual(parseFrontMatter(text), { values: new Map(), body: text });
    }
  });

  it("passes over what is no plain value", () => {
    const { values } = parseFrontMatter("---\nlist:\n  - a\n  b: c\nd: e\n---\n");
    assert.deepEqual(Object.fromEntries(values), { list: "", d: "e" });
  });

  it("gives back any value that was written in quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", '"', "'", "\\", "#", ",", "*", " ") }), (value) => {
        const single = `---\nv: '${value.replaceAll("'", "''")}'\n---\n`;
        const double = `---\nv: "${value.replace(/["\\]/g, "\\$&")}"\n---\n`;
        assert.equal(parseFrontMatter(single).values.get("v"), value);
        assert.equal(parseFrontMatter(double).values.get("v"), value);
      }),
    );
  });
});
