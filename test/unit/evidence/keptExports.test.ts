import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChangedFile, Subject } from "../../../src/evidence/check.ts";
import { canCheckKeptExports, keptExportsCheck } from "../../../src/evidence/checks/keptExports.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

const code = `export function fetchTotal() {}
export const mostItems = 1;
export class PriceList {}
function inner() {}
export default PriceList;`;

function made(text: string, path = "src/cart.py"): ChangedFile {
  return {
    path,
    languageId: "python",
    before: undefined,
    after: text,
    hunks: [{ id: "h1", after: { start: 0, count: text.split("\n").length } }],
  };
}

/** The conversion of the file, or of some of its lines, to new files. */
function converting(
  files: readonly ChangedFile[],
  lines?: readonly [number, number],
  text = code,
  languageId = "typescript",
): Subject {
  const document = { uri: "file:///src/cart.ts", path: "src/cart.ts", languageId, version: 1, text };
  const selection = lines && { start: lines[0], count: lines[1] };
  const task = { feature: "convert" as const, document, instruction: "Python", ...(selection && { selection }) };
  return { ...subject({ files }), asked: { task, question: "" } };
}

async function lost(given: Subject): Promise<readonly string[]> {
  const { findings } = await keptExportsCheck.run(given, noKnowledge, never);
  return findings.flatMap((finding) => (finding.kind === "exportsNotKept" ? finding.names : []));
}

describe("exported names of converted code", () => {
  it("are doubted where the new file does not have them", async () => {
    const { findings } = await keptExportsCheck.run(
      converting([made("def fetch_total(): ...\nclass PriceList: ...")]),
      noKnowledge,
      never,
    );
    assert.deepEqual(findings, [
      {
        kind: "exportsNotKept",
        names: ["mostItems"],
        from: "src/cart.ts",
        severity: "doubt",
        place: { path: "src/cart.py", line: 0, hunk: "h1" },
      },
    ]);
  });

  for (const spelt of [
    "fetchTotal mostItems PriceList",
    "fetch_total MOST_ITEMS price_list",
    "FetchTotal MostItems PriceList",
  ]) {
    it(`are kept however the language spells them: ${spelt}`, async () => {
      assert.deepEqual(await lost(converting([made(spelt)])), []);
    });
  }

  it("are those of the selection alone", async () => {
    assert.deepEqual(await lost(converting([made("pass")], [2, 2])), ["PriceList"]);
  });

  it("may be in any of the new files", async () => {
    const files = [made("fetch_total = 1"), made("MOST_ITEMS = 1\nclass PriceList: ...", "src/list.py")];
    assert.deepEqual(await lost(converting(files)), []);
  });

  it("are those of Go's methods by the method's name", async () => {
    const go = "func (c *Cart) FetchTotal() int { return 1 }";
    assert.deepEqual(await lost(converting([made("pass")], undefined, go, "go")), ["FetchTotal"]);
  });

  it("are kept by any file that has them all", async () => {
    const name = fc.stringMatching(/^[a-z]{4,8}$/).filter((each) => each !== "default");
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1 }), async (names) => {
        const text = names.map((each) => `export const ${each} = 1;`).join("\n");
        assert.deepEqual(await lost(converting([made(names.join("\n"))], undefined, text)), []);
      }),
    );
  });
});

describe("whether the exported names of converted code can be looked for", () => {
  it("is so where a conversion makes a file", () => {
    assert.equal(canCheckKeptExports(converting([made("pass")])), true);
  });

  it("is not so where code is converted in place", () => {
    assert.equal(canCheckKeptExports(converting([changed("-a\n+b")])), false);
  });

  it("is not so where nothing of it is exported", () => {
    assert.equal(canCheckKeptExports(converting([made("pass")], [3, 1])), false);
  });

  it("is not so for another task", () => {
    assert.equal(canCheckKeptExports(subject({ files: [made("pass")] })), false);
  });

  it("is told not to be so in a language whose exports are not known", async () => {
    const { outcome, reason } = await keptExportsCheck.run(
      converting([made("pass")], undefined, "x", "cobol"),
      noKnowledge,
      never,
    );
    assert.deepEqual([outcome, reason], ["notChecked", "noRules"]);
  });
});
