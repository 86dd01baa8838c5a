import assert from "node:assert/strict";
import fc from "fast-check";
import { groupsByDay, tokensOf } from "../../../src/usage/groups.ts";
import { type Sum, withDecision, withRecord } from "../../../src/usage/sums.ts";
import { noon, record } from "./ledgers.ts";

const day = 24 * 60 * 60 * 1000;
const days = ["2026-11-24", "2026-11-25"];
const byFeature = ({ feature }: Sum) => feature;

/** A feature's sum of one day. */
function sumOf(feature: string, inputTokens: number, at = noon): Sum {
  return withRecord(undefined, record("r", { feature, inputTokens, outputTokens: 0, at }));
}

describe("the groups of a plot", () => {
  it("have a value for each day, also where nothing was asked", () => {
    const groups = groupsByDay([sumOf("fix", 10, noon - day)], days, byFeature);
    assert.deepEqual(
      groups.map(({ name, tokens, dollars }) => [name, tokens, dollars]),
      [["fix", [10, 0], [0.1, 0]]],
    );
  });

  it("come with the largest first", () => {
    const groups = groupsByDay([sumOf("fix", 10), sumOf("explain", 30)], days, byFeature);
    assert.deepEqual(
      groups.map(({ name }) => name),
      ["explain", "fix"],
    );
  });

  it("are six at most, the small ones together", () => {
    const sums = Array.from({ length: 8 }, (_, index) => sumOf(`f${index}`, 10 * (index + 1)));
    const groups = groupsByDay(sums, days, byFeature);
    assert.deepEqual(
      groups.map(({ name, tokens }) => [name, tokens[1]]),
      [
        ["f7", 80],
        ["f6", 70],
        ["f5", 60],
        ["f4", 50],
        ["f3", 40],
        [undefined, 60],
      ],
    );
  });

  it("name the sixth where it is the last one", () => {
    const sums = Array.from({ length: 6 }, (_, index) => sumOf(`f${index}`, index + 1));
    assert.equal(groupsByDay(sums, days, byFeature).at(-1)?.name, "f0");
  });

  it("hold a model that only offers", () => {
    const decision = { at: noon, feature: "completion", model: "embedded", origin: "embedded", kept: 31, dropped: 7 };
    const [group] = groupsByDay([withDecision(undefined, decision)], days, ({ model }) => model);
    assert.deepEqual([group?.name, group?.all.kept, group?.all.dropped], ["embedded", 31, 7]);
  });

  it("leave nothing out, and count nothing twice", () => {
    const feature = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
    fc.assert(
      fc.property(fc.array(fc.tuple(feature, fc.nat(1000), fc.boolean())), (requests) => {
        const sums = requests.map(([name, tokens, isToday]) => sumOf(name, tokens, isToday ? noon : noon - day));
        const groups = groupsByDay(sums, days, byFeature);
        const shown = groups.flatMap(({ tokens }) => tokens).reduce((total, tokens) => total + tokens, 0);
        assert.equal(
          shown,
          sums.reduce((total, sum) => total + tokensOf(sum), 0),
        );
      }),
    );
  });
});
