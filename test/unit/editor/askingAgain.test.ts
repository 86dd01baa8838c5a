import assert from "node:assert/strict";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { newItem } from "../../../src/context/newItem.ts";
import { draftTurn, type TurnState } from "../../../src/editor/panel/turnState.ts";
import type { CheckResult, Finding } from "../../../src/evidence/index.ts";
import type { Round } from "../../../src/feature/rounds.ts";
import { answerFor, proposal } from "../review/proposed.ts";
import { roundDraft, roundOf, sendsNothingNew, tellFinding, tellRound } from "./editorWords.ts";

const task = { feature: "change", instruction: "round" } as const;
const answer = answerFor("src/cart.ts", ["one", "ONE"], ["three", "THREE"], ["nowhere", "NOWHERE"]);

function found(check: CheckResult["check"], ...findings: readonly Finding[]): CheckResult {
  return { check, outcome: "found", findings, seen: [], unseen: [] };
}

function syntaxError(some: Finding["place"] = {}): Finding {
  return { kind: "syntaxError", near: "{", severity: "problem", place: { path: "src/cart.ts", line: 0, ...some } };
}

function file(name: string, source: ContextItem["source"] = "openEditors"): ContextItem {
  return newItem({ source, uri: `file:///shop/${name}`, name, text: "text", relevance: 1, reason: "" });
}

/** An answer with three changes, of which the last has no place. */
async function answered(results: readonly CheckResult[], some: Partial<TurnState> = {}): Promise<TurnState> {
  const made = await proposal({ "src/cart.ts": "one\ntwo\nthree\n" }, answer);
  return { ...draftTurn("t1", task, ""), state: "done", proposal: made, results, ...some };
}

function draftOf(from: TurnState): TurnState | undefined {
  return roundDraft("t2", from, task, { number: 1, most: 2 });
}

/** What the model is told of an answer's findings. */
async function told(results: readonly CheckResult[], some: Partial<TurnState> = {}): Promise<string | undefined> {
  return draftOf(await answered(results, some))?.items.find(({ source }) => source === "findings")?.text;
}

describe("what is sent back of what was found", () => {
  it("is each problem with its rule, its place and its words", async () => {
    assert.equal(
      await told([found("syntax", syntaxError())]),
      "1. [syntax/syntaxError] src/cart.ts:1: With this change the file no longer parses, near `{`.",
    );
  });

  it("names the rule of unsafe code", async () => {
    const unsafe = {
      kind: "unsafe",
      rule: "weak-hash",
      cwe: 328,
      code: "md5(",
      severity: "problem",
      place: {},
    } as const;
    assert.match((await told([found("unsafe", unsafe)])) ?? "", /^1\. \[unsafe\/weak-hash\]: /);
  });

  it("is thirty at most, and how many more there are", async () => {
    const many = Array.from({ length: 32 }, (_, line) => syntaxError({ line }));
    const lines = ((await told([found("syntax", ...many)])) ?? "").split("\n");
    assert.deepEqual([lines.length, lines.at(-1)], [31, "(2 more findings are not shown.)"]);
  });

  it("is no doubt", async () => {
    assert.equal(await told([found("answer", { kind: "moved", severity: "doubt", place: {} })]), undefined);
  });

  it("is nothing that the person dismissed", async () => {
    const finding = syntaxError();
    const id = `syntaxError:${JSON.stringify(finding.place)}:${tellFinding(finding)}`;
    assert.equal(await told([found("syntax", finding)], { dismissed: [id] }), undefined);
  });

  it("is nothing of a hunk that was rejected, but that it was", async () => {
    const { proposal: made } = await answered([]);
    const [first, second] = made?.files[0]?.hunks ?? [];
    const results = [
      found("syntax", syntaxError({ hunk: first?.id ?? "" }), syntaxError({ hunk: second?.id ?? "", line: 2 })),
    ];
    assert.equal(
      await told(results, { proposal: made, decisions: { [first?.id ?? ""]: "rejected" } }),
      [
        "1. [syntax/syntaxError] src/cart.ts:3: With this change the file no longer parses, near `{`.",
        "Rejected by the user: src/cart.ts:1",
      ].join("\n\n"),
    );
  });

  it("says of each change without a place why it has none", async () => {
    assert.equal(
      await told([found("answer", { kind: "unplaced", count: 1, severity: "problem", place: {} })]),
      "1. [answer/unplaced/notFound]: The lines it replaces do not stand in src/cart.ts.",
    );
  });

  it("has the end of what a command printed that fails with the changes", async () => {
    const broken = { kind: "testsBroken", command: "npm test", count: 1, names: ["adds up"] } as const;
    const shadow: CheckResult = {
      ...found("shadow", { ...broken, severity: "problem", place: {} }),
      runs: [
        { command: "npm run lint", outcome: "passed" },
        { command: "npm test", outcome: "broken", passed: 1, failed: 1, end: "expected 3, got 2" },
      ],
    };
    assert.equal(
      await told([shadow]),
      [
        "1. [shadow/testsBroken]: With this change a test of `npm test` fails that passed before: `adds up`",
        "The end of what `npm test` printed with the changes:\nexpected 3, got 2",
      ].join("\n\n"),
    );
  });
});

describe("a round's draft", () => {
  const results = [found("syntax", syntaxError())];

  it("sends nothing new where only what went along before goes along with the findings", async () => {
    const from = await answered(results, { items: [file("a.ts"), file("b.ts")] });
    const draft = draftOf(from) ?? assert.fail();
    assert.ok(sendsNothingNew({ ...draft, items: [file("a.ts"), ...draft.items] }, from));
  });

  it("sends something new where a file goes along that did not, or that the person had taken out", async () => {
    const from = await answered(results, { items: [file("a.ts"), file("b.ts")], struck: [file("b.ts").id ?? ""] });
    const draft = { ...(draftOf(from) ?? assert.fail()), struck: [] };
    assert.ok(!sendsNothingNew({ ...draft, items: [file("c.ts")] }, from));
    assert.ok(!sendsNothingNew({ ...draft, items: [file("b.ts")] }, from));
  });

  it("keeps what the person added and took out", async () => {
    const from = await answered(results, { items: [file("a.ts"), file("added.ts", "file")], struck: ["x"] });
    const draft = draftOf(from);
    assert.deepEqual([draft?.items[0]?.name, draft?.struck], ["added.ts", ["x"]]);
  });
});

describe("how far the rounds have come", () => {
  const round: Round = { mends: "t1", number: 1, most: 2, before: 3, sent: [] };

  it("is said while a round runs", () => {
    assert.equal(tellRound(round), "Round 1 of 2: 3 problems were sent back.");
  });

  it("is said with what was found and what was before", () => {
    assert.equal(tellRound({ ...round, found: 1 }), "Round 1 of 2: 1 problem found, was 3.");
    assert.equal(tellRound({ ...round, found: 0, end: "mended" }), "Round 1 of 2: 0 problems found, was 3.");
  });

  it("is said with why it ends there", () => {
    assert.equal(
      tellRound({ ...round, found: 3, end: "noFewer" }),
      "Round 1 of 2: 3 problems found, was 3. No fewer than before, so the model is not asked again.",
    );
  });

  it("comes of what the checks found in the new answer", async () => {
    const from = await answered([found("syntax", syntaxError(), syntaxError({ line: 2 }))]);
    const { proposal: made } = from;
    const now = await answered([found("syntax", syntaxError())], { proposal: made });
    assert.deepEqual(roundOf({ ...round, before: 2 }, now, from), { ...round, before: 2, found: 1 });
    assert.equal(roundOf({ ...round, before: 2 }, { ...now, proposal: undefined }, from).end, "noChanges");
    assert.equal(roundOf({ ...round, before: 2 }, { ...now, results: [] }, from).end, "notChecked");
  });
});
