import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Knowledge, Subject } from "../../../src/evidence/check.ts";
import { citationsCheck } from "../../../src/evidence/checks/citations.ts";
import { piecesOf } from "../../../src/feature/explanation.ts";
import { declarationsIn, linesOf } from "../../servers/demo/code.ts";
import { checkout } from "../../vscode/checkout.ts";
import { noKnowledge } from "../evidence/subjects.ts";
import { answerTo, documentOf, shopFile } from "./shop.ts";

const files = readdirSync(join(checkout, "test/fixtures/sample/src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => `src/${file.replaceAll("\\", "/")}`);

/** What the editor knows of the sample workspace: the words of its files. */
const knowledge: Knowledge = {
  ...noKnowledge,
  isDefined: async (name) => files.some((file) => new RegExp(`\\b${name}\\b`).test(shopFile(file))),
  lineCount: async (path) => (files.includes(path) ? shopFile(path).split("\n").length : null),
};

/** What our own check finds in the explanation of each declaration, by its name. */
async function findingsIn(path: string): Promise<readonly (readonly [name: string, Finding])[]> {
  const found: [string, Finding][] = [];
  for (const { lines, name } of declarationsIn(linesOf(shopFile(path)))) {
    const document = documentOf(path);
    const selection = { start: lines[0]!.number - 1, count: lines.length };
    const text = await answerTo({ feature: "explain", document, selection });
    const file = { path, languageId: "typescript", before: document.text, after: document.text, hunks: [] };
    const answer = { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] } as const;
    const subject: Subject = { answer, files: [file], text };
    const { findings } = await citationsCheck.run(subject, knowledge, new AbortController().signal);
    found.push(...findings.map((finding) => [name, finding] as [string, Finding]));
  }
  return found;
}

describe("what the demo model cites", () => {
  it("exists, but for the name and the line that it makes up about priceOf", async () => {
    const found = (await Promise.all(files.map(findingsIn))).flat();
    assert.deepEqual(
      found.map(([name, { kind, place }]) => [name, kind, place.quote]),
      [
        ["priceOf", "unknownName", "roundToCents"],
        ["priceOf", "noSuchLine", "src/money.ts:412"],
      ],
    );
  });

  for (const file of files) {
    it(`is tied to lines that ${file} has`, async () => {
      const document = documentOf(file);
      const text = await answerTo({ feature: "explain", document });
      const pieces = piecesOf(`${text}\n`, document);
      assert.equal(pieces.length, text.match(/^### /gm)?.length);
    });
  }
});
