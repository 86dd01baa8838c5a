import { strict as assert } from "node:assert";
import { EventEmitter, once } from "node:events";
import type { Body } from "../../../bench/replay/bodies.ts";
import { Oracle, startOracle } from "../../../bench/replay/oracle.ts";
import type { Spoiling } from "../../../bench/replay/spoil.ts";

const body: Body = {
  folder: "",
  file: "total.ts",
  languageId: "typescript",
  before:
    "// First\n// The same line stands twice in this file, so forty characters do not tell where\nconst a = 1;\n// The same line stands twice in this file, so forty characters do not tell where",
  text: "\nconst b = 2;\nconst c = 3;",
  after: "\nexport { a };\n",
};
const right = body.text + body.after;

function oracleFor(spoiling: Spoiling = "right"): Oracle {
  const oracle = new Oracle(spoiling, 1);
  oracle.body = body;
  return oracle;
}

async function said(
  oracle: Oracle,
  prefix: string,
  most = 100,
  stop: readonly string[] = [],
): Promise<readonly string[]> {
  const tokens: string[] = [];
  for await (const token of oracle.answer(prefix, most, stop, new AbortController().signal)) {
    tokens.push(token);
  }
  return tokens;
}

describe("the oracle", () => {
  it("goes on with the file's text in tokens of four characters", async () => {
    const tokens = await said(oracleFor(), body.before);
    assert.equal(tokens.join(""), right);
    assert.ok(tokens.slice(0, -1).every((token) => token.length === 4));
  });

  it("looks further back where forty characters stand in two places", async () => {
    const tokens = await said(oracleFor(), body.before.slice(0, body.before.indexOf("\nconst a")));
    assert.ok(tokens.join("").startsWith("\nconst a = 1;"));
  });

  it("answers nothing behind a text that the file does not hold", async () => {
    assert.deepEqual(await said(oracleFor(), "let me see"), []);
  });

  it("says as many tokens as it is allowed", async () => {
    const oracle = oracleFor();
    assert.equal((await said(oracle, body.before, 3)).length, 3);
    assert.deepEqual(
      oracle.asked.map(({ arrivals }) => arrivals.length),
      [3],
    );
  });

  it("ends before what is to stop it", async () => {
    const tokens = await said(oracleFor(), body.before, 100, ["\nconst c"]);
    assert.equal(tokens.join(""), "\nconst b = 2;");
  });

  it("counts what it generated before it was aborted", async () => {
    const oracle = oracleFor();
    const controller = new AbortController();
    for await (const _token of oracle.answer(body.before, 100, [], controller.signal)) {
      if (oracle.asked[0]?.arrivals.length === 2) {
        controller.abort();
      }
    }
    assert.deepEqual([oracle.asked[0]?.arrivals.length, oracle.asked[0]?.isAborted], [2, true]);
  });
});

describe("the oracle behind llama.cpp's wire format", () => {
  async function infill(signal: AbortSignal, oracle = oracleFor()): Promise<string> {
    const server = await startOracle(oracle);
    try {
      const response = await fetch(`${server.address}/infill`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ input_prefix: body.before, input_suffix: body.after, n_predict: 4, stop: [] }),
        signal,
      });
      return await response.text();
    } finally {
      await server.close();
    }
  }

  it("writes an event a token, and last one that says why it ended", async () => {
    const events = (await infill(new AbortController().signal))
      .split("\n\n")
      .filter((event) => event !== "")
      .map((event) => JSON.parse(event.slice("data: ".length)));
    assert.deepEqual(
      events.map(({ content }) => content),
      ["\ncon", "st b", " = 2", ";\nco", ""],
    );
    const { stop, stop_type: type, tokens_predicted: predicted } = events.at(-1);
    assert.deepEqual({ stop, type, predicted }, { stop: true, type: "limit", predicted: 4 });
  });

  it("generates no more once the client has gone", async () => {
    const events = new EventEmitter();
    const oracle = new Oracle("right", 1, (event) => events.emit(event.split(" ")[2] ?? ""));
    oracle.body = body;
    const controller = new AbortController();
    const asked = once(events, "at");
    const aborted = once(events, "aborted");
    const gone = assert.rejects(infill(controller.signal, oracle));
    await asked;
    controller.abort();
    await Promise.all([gone, aborted]);
    assert.deepEqual(
      oracle.asked.map(({ arrivals, isAborted }) => [arrivals.length, isAborted]),
      [[0, true]],
    );
  });
});
