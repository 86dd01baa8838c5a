import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { checkIds, unsafeRules } from "../../../src/evidence/check.ts";

const page = readFileSync(new URL("../../../docs/checks.md", import.meta.url), "utf8");

describe("the page about the checks", () => {
  it("has a section for each check, and for nothing else", () => {
    const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(sections.toSorted(), [...checkIds].sort());
  });

  for (const check of checkIds) {
    it(`says what ${check} looks at, what it can't see and what it costs`, () => {
      const section = page.split(/^## /m).find((each) => each.startsWith(`${check}\n`)) ?? "";
      assert.match(section, /\*\*Looks at\*\*[\s\S]*\*\*Can't see\*\*[\s\S]*\*\*Costs\*\*/);
    });
  }

  it("names each rule of unsafe code", () => {
    assert.deepEqual(
      unsafeRules.filter((rule) => !page.includes(`\`${rule}\``)),
      [],
    );
  });
});
