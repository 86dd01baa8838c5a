import assert from "node:assert/strict";
import { tellingWhatIsSent } from "../../../../src/model/client/sending.ts";
import { waitingItsTurn } from "../../../../src/model/client/turn.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { type Act, ActingModel, chat, failure, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";
import { lineOf } from "./lines.ts";

/** A model behind a key's line, where each character is a token. */
function inLine(...parts: readonly (readonly Act[])[]) {
  const clock = new FakeClock();
  const { line, limits } = lineOf(clock, 60);
  const model = new ActingModel(clock, ...parts);
  const client = waitingItsTurn(line, (text) => text.length)(tellingWhatIsSent(model));
  return { clock, line, limits, model, client };
}

/** "Go on.", what stands around it, a tenth for what an estimate falls short of, and the 10 tokens that the answer may have. */
const tokens = Math.ceil((6 + 6) * 1.1) + 10;

describe("Waiting for a key's turn", () => {
  it("claims what the texts take and what the answer may have", async () => {
    const { limits, client } = inLine(["fine"]);
    limits.state("m", { tokensPerMinute: tokens - 1 });
    const { kind, isUnsent } = await failure(client.stream(chat(), neverAborted));
    assert.deepEqual([kind, isUnsent], ["rate", true]);
  });

  it("sends what fits just so", async () => {
    const { limits, client } = inLine(["fine"]);
    limits.state("m", { tokensPerMinute: tokens });
    assert.equal(await outcome(client.stream(chat(), neverAborted)), "fine[stop]");
  });

  it("keeps the others back before a refusal is passed on", async () => {
    const { limits, client } = inLine([new ModelError("rate", { retryAfter: 7000 })]);
    await failure(client.stream(chat(), neverAborted));
    assert.equal(limits.closedFor(), 7000);
  });

  it("keeps the others back for a second after a refusal that names no time", async () => {
    const { limits, client } = inLine([new ModelError("rate")]);
    await failure(client.stream(chat(), neverAborted));
    assert.equal(limits.closedFor(), 1000);
  });

  it("keeps nobody back after a fault that names no time", async () => {
    const { limits, client } = inLine([new ModelError("server")]);
    await failure(client.stream(chat(), neverAborted));
    assert.equal(limits.closedFor(), 0);
  });

  it("counts a request that failed or was left", async () => {
    const { limits, client, clock } = inLine([new ModelError("server")], ["one", "two"]);
    limits.state("m", { requestsPerMinute: 2 });
    await failure(client.stream(chat(), neverAborted));
    for await (const _delta of client.stream(chat(), neverAborted)) {
      break;
    }
    const { retryAfter } = await failure(client.stream(chat("typing"), neverAborted));
    assert.deepEqual([retryAfter, clock.pending], [62_000, 0]);
  });

  it("tells of its wait, of what it sends and of the answer's name", async () => {
    const { clock, line, client } = inLine([new Headers({ "x-request-id": "req_1" }), "fine"]);
    await line.close(5000);
    const events: RequestEvent[] = [];
    const ended = outcome(client.stream({ ...chat(), onEvent: (event) => events.push(event) }, neverAborted));
    await clock.pass(5000);
    await ended;
    assert.deepEqual(events, [
      { type: "waiting", why: "limit", milliseconds: 5000 },
      { type: "sent" },
      { type: "headers", requestId: "req_1" },
    ]);
  });

  it("tells a name as Anthropic gives it, and none where there is none", async () => {
    const { client } = inLine([new Headers({ "request-id": "req_2" })], [new Headers()]);
    const events: RequestEvent[] = [];
    for (let time = 0; time < 2; time++) {
      await outcome(client.stream({ ...chat(), onEvent: (event) => events.push(event) }, neverAborted));
    }
    assert.deepEqual(
      events.filter(({ type }) => type === "headers"),
      [{ type: "headers", requestId: "req_2" }, { type: "headers" }],
    );
  });
});
