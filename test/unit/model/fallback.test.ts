import assert from "node:assert/strict";
import { ModelError, type ModelErrorDetails, type ModelErrorKind } from "../../../src/model/errors.ts";
import { askingInTurn, type HandedOn } from "../../../src/model/fallback.ts";

/** What one who is asked does: says these words, then fails with the error if there is one. */
interface Part {
  readonly name: string;
  readonly says?: readonly string[];
  readonly fails?: Error;
}

const failing = (name: string, kind: ModelErrorKind, details: ModelErrorDetails = {}): Part => ({
  name,
  fails: new ModelError(kind, details),
});

async function asked(...parts: readonly [Part, ...Part[]]) {
  const handed: string[] = [];
  const couldHandOn: boolean[] = [];
  const said: string[] = [];
  async function* ask({ says = [], fails }: Part, hasNext: boolean) {
    couldHandOn.push(hasNext);
    yield* says;
    if (fails !== undefined) {
      throw fails;
    }
  }
  const onHandedOn = ({ from, to, error }: HandedOn<Part>) => handed.push(`${from.name} to ${to.name}: ${error.kind}`);
  let error: unknown;
  try {
    for await (const word of askingInTurn(parts, ask, onHandedOn)) {
      said.push(word);
    }
  } catch (thrown) {
    error = thrown;
  }
  return { said: said.join(" "), handed, couldHandOn, error };
}

const answering: Part = { name: "second", says: ["hello", "there"] };

describe("asking models in turn", () => {
  for (const kind of ["rate", "server", "network", "timeout", "auth", "quota", "notFound", "contextLength"] as const) {
    it(`hands on to the next where the first fails with ${kind}`, async () => {
      const { said, handed } = await asked(failing("first", kind), answering);
      assert.equal(said, "hello there");
      assert.deepEqual(handed, [`first to second: ${kind}`]);
    });
  }

  it("hands on what costs too much, because the next may cost less", async () => {
    assert.equal((await asked(failing("first", "budget", { budget: "day" }), answering)).said, "hello there");
  });

  it("asks nobody else once a word was said: two answers are not one", async () => {
    const { said, handed, error } = await asked(
      { name: "first", says: ["hel"], fails: new ModelError("network") },
      answering,
    );
    assert.equal(said, "hel");
    assert.deepEqual(handed, []);
    assert.equal((error as ModelError).kind, "network");
  });

  for (const [why, part] of [
    ["the person cancelled", failing("first", "cancelled")],
    ["a provider withheld the answer", failing("first", "contentFilter")],
    ["the feature was stopped for asking over and over", failing("first", "budget", { budget: "asksOverAndOver" })],
    ["it is a fault of ours", { name: "first", fails: new TypeError("ours") }],
  ] as const) {
    it(`asks nobody else where ${why}`, async () => {
      const { handed, error } = await asked(part, answering);
      assert.deepEqual(handed, []);
      assert.equal(error, part.fails);
    });
  }

  it("throws the last one's error where all fail", async () => {
    const { error } = await asked(failing("first", "rate"), failing("second", "server"), failing("third", "auth"));
    assert.equal((error as ModelError).kind, "auth");
  });

  it("tells each whether another one stands ready", async () => {
    const { couldHandOn } = await asked(failing("first", "rate"), failing("second", "server"), answering);
    assert.deepEqual(couldHandOn, [true, true, false]);
  });
});
