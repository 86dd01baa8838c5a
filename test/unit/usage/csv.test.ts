import assert from "node:assert/strict";
import { toCsv } from "../../../src/usage/csv.ts";
import { withDecision, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "./ledgers.ts";

const day = 24 * 60 * 60 * 1000;

function linesOf(csv: string): readonly string[] {
  return csv.split("\r\n").slice(1, -1);
}

describe("the usage as CSV", () => {
  it("has a line for each sum, the oldest day first", () => {
    const sums = [withRecord(undefined, record("a")), withRecord(undefined, record("b", { at: noon - day }))];
    assert.deepEqual(
      linesOf(toCsv(sums)).map((line) => line.slice(0, 10)),
      ["2026-11-24", "2026-11-25"],
    );
  });

  it("tells what was taken and what was not in columns of their own", () => {
    const decision = { at: noon, feature: "fix", model: "m", origin: "o", kept: 31, dropped: 7 };
    const [names = "", line = ""] = toCsv([withDecision(undefined, decision)]).split("\r\n");
    const cells = line.split(",");
    const cellOf = (name: string) => cells[names.split(",").indexOf(name)];
    assert.deepEqual([cellOf("taken"), cellOf("not taken"), cells.length], ["31", "7", names.split(",").length]);
  });

  it("quotes what would be taken for the next cell", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { model: 'a,"b"' }))]));
    assert.ok(line?.includes(',"a,""b""",'), line);
  });

  it("keeps a model's name from becoming a formula", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { model: "=1+1" }))]));
    assert.ok(line?.includes(",'=1+1,"), line);
  });

  it("tells dollars and tokens as plain numbers", () => {
    const [line] = linesOf(toCsv([withRecord(undefined, record("a", { dollars: 0.0123456 }))]));
    assert.ok(line?.includes(",1000,100,0,0.012346,"), line);
  });
});
