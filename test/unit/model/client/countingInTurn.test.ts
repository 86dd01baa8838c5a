import assert from "node:assert/strict";
import { countingInTurn } from "../../../../src/model/client/countingInTurn.ts";
import type { Line } from "../../../../src/model/client/line.ts";
import type { Model } from "../../../../src/model/model.ts";
import { createAnthropicModel } from "../../../../src/model/providers/anthropic.ts";
import { createOpenaiModel } from "../../../../src/model/providers/openai.ts";
import { startAnthropic } from "../../../servers/anthropic.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { chat, patient } from "../providers/endToEnd.ts";
import { FakeClock } from "./fakeClock.ts";
import { lineOf } from "./lines.ts";

describe("Counting in turn", () => {
  let server: LoopbackServer;
  let clock: FakeClock;
  let line: Line;
  let model: Model;

  before(async () => {
    server = await startAnthropic();
  });
  beforeEach(() => {
    clock = new FakeClock();
    line = lineOf(clock, 60, server.address).line;
    const anthropic = createAnthropicModel({ model: "m", key: "k", address: server.address, fim: "none" });
    model = countingInTurn(line)(anthropic);
  });
  after(() => server.close());

  it("counts when the key may send", async () => {
    assert.ok(((await model.countTokens?.(chat, patient())) ?? 0) > 0);
  });

  it("sends nothing while the server wants to be left alone, and does not wait for it", async () => {
    const before = server.requests.length;
    await line.close(5000);
    await assert.rejects(async () => model.countTokens?.(chat, patient()), { kind: "rate", isUnsent: true });
    assert.deepEqual([server.requests.length, line.length], [before, 0]);
    await clock.pass(5000);
    await model.countTokens?.(chat, patient());
    assert.equal(server.requests.length, before + 1);
  });

  it("is one of the requests that the key may send", async () => {
    const counts = Array.from({ length: 60 }, () => model.countTokens?.(chat, patient()));
    await Promise.all(counts);
    await assert.rejects(async () => model.countTokens?.(chat, patient()), { kind: "rate" });
  });

  it("leaves a model alone that nobody counts for", () => {
    const openai = createOpenaiModel({ model: "m", key: "k", fim: "none" });
    assert.equal(countingInTurn(line)(openai), openai);
  });
});
