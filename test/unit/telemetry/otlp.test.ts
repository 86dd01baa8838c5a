import assert from "node:assert/strict";
import type { TraceEntry } from "../../../src/model/client/trace.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Delta, ModelRequest } from "../../../src/model/model.ts";
import { startOtlp } from "../../../src/telemetry/otlp.ts";
import { type Collector, type ReceivedSpan, startCollector } from "../../servers/otlp.ts";
import { chat } from "../model/client/actingModel.ts";
import { entryOf, noon, type Step } from "../model/client/traced.ts";

const usage = { inputTokens: 500, outputTokens: 40, cachedTokens: 100 };
const stop: Delta = { type: "finish", reason: "stop", usage };
const whole: readonly Step[] = [{ type: "sent" }, 250, { type: "text", text: "It is." }, 50, stop];
const hole: ModelRequest = {
  task: "complete",
  stop: [],
  maxTokens: 64,
  lane: "typing",
  feature: "completion",
  prefix: "a",
  suffix: "b",
  document: { uri: "file:///a.ts", languageId: "typescript" },
};

/** `SPAN_KIND_CLIENT` and `STATUS_CODE_ERROR` of OTLP. */
const client = 3;
const error = 2;

describe("OpenTelemetry", () => {
  let collector: Collector;

  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.close());

  async function send(...entries: readonly TraceEntry[]): Promise<readonly ReceivedSpan[]> {
    const otlp = startOtlp({
      endpoint: collector.endpoint,
      version: "1.2.3",
      onFailure: (failure) => assert.fail(failure.message),
    });
    for (const entry of entries) {
      otlp.record(entry);
    }
    await otlp.shutdown();
    return collector.spans();
  }

  async function spanOf(...told: Parameters<typeof entryOf>): Promise<ReceivedSpan> {
    const [span] = await send(await entryOf(...told));
    assert.ok(span !== undefined, "no span came");
    return span;
  }

  it("gets a span for each request", async () => {
    const entries = [await entryOf(whole), await entryOf(whole), await entryOf(whole)];
    assert.equal((await send(...entries)).length, 3);
  });

  it("is told who sends them", async () => {
    await send(await entryOf(whole));
    assert.deepEqual(collector.resource(), { "service.name": "caveat", "service.version": "1.2.3" });
  });

  it("gets a chat as a client's span, with its beginning and end", async () => {
    const { name, kind, start, end } = await spanOf(whole);
    assert.deepEqual({ name, kind, start, end }, { name: "chat gpt-5", kind: client, start: noon, end: noon + 300 });
  });

  it("gets a filled hole as a text completion", async () => {
    const { name, attributes } = await spanOf(whole, hole);
    assert.deepEqual([name, attributes["gen_ai.operation.name"]], ["text_completion gpt-5", "text_completion"]);
  });

  it("gets the attributes of the conventions for generative AI", async () => {
    assert.deepEqual((await spanOf(whole, { ...chat(), prompt: "explain@3" })).attributes, {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-5",
      "gen_ai.request.max_tokens": 10,
      "gen_ai.request.stream": true,
      "gen_ai.prompt.name": "explain@3",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.response.time_to_first_chunk": 0.25,
      "gen_ai.usage.input_tokens": 500,
      "gen_ai.usage.output_tokens": 40,
      "gen_ai.usage.cache_read.input_tokens": 100,
      "server.address": "api.openai.com",
      "server.port": 443,
      "caveat.feature": "explain",
      "caveat.lane": "command",
      "caveat.outcome": "done",
    });
  });

  it("gets the model's name with the slashes that it has", async () => {
    const { attributes } = await spanOf(whole, chat(), "openaiCompatible/Qwen/Qwen3-Coder");
    assert.deepEqual(
      [attributes["gen_ai.provider.name"], attributes["gen_ai.request.model"]],
      ["openai_compatible", "Qwen/Qwen3-Coder"],
    );
  });

  it("gets a failed request as an error with its kind", async () => {
    const { status, attributes } = await spanOf([new ModelError("rate", { status: 429 })]);
    assert.deepEqual([status, attributes["error.type"]], [error, "rate"]);
  });

  it("gets a cancelled request as no error", async () => {
    const { status, attributes } = await spanOf([new ModelError("cancelled")]);
    assert.deepEqual([status, attributes["error.type"], attributes["caveat.outcome"]], [0, undefined, "stopped"]);
  });

  it("gets tries and waits as events in their time", async () => {
    const { events } = await spanOf([
      { type: "sent" },
      100,
      { type: "failed", kind: "server", status: 503 },
      { type: "waiting", why: "backOff", milliseconds: 700 },
      stop,
    ]);
    assert.deepEqual(events, [
      { name: "sent", at: noon, attributes: {} },
      { name: "failed", at: noon + 100, attributes: { kind: "server", status: 503 } },
      { name: "waiting", at: noon + 100, attributes: { why: "backOff", milliseconds: 700 } },
    ]);
  });

  it("is not kept connected", async () => {
    await send(await entryOf(whole));
    assert.equal(collector.requests[0]?.headers.connection, "close");
  });
});

describe("Without a collector that takes spans", () => {
  let collector: Collector;

  beforeEach(async () => {
    collector = await startCollector(400);
  });
  afterEach(() => collector.close());

  /** What is told when so many spans can't be sent. */
  async function toldBy(spans = 1): Promise<readonly string[]> {
    const told: string[] = [];
    const onFailure = ({ message }: Error) => told.push(message);
    const otlp = startOtlp({ endpoint: collector.endpoint, version: "1.2.3", onFailure });
    const entry = await entryOf(whole);
    for (let span = 0; span < spans; span++) {
      otlp.record(entry);
    }
    await otlp.shutdown();
    await Promise.all(collector.requests.map(({ socketClosed }) => socketClosed));
    return told;
  }

  it("a refusal is told", async () => {
    assert.deepEqual(await toldBy(), ["Bad Request"]);
  });

  it("refusals in a row are told once", async () => {
    const { length } = await toldBy(1500);
    assert.deepEqual([length, collector.connections() > 1], [1, true]);
  });

  it("a server that is gone is told, and the shutdown ends all the same", async () => {
    const gone = await startCollector();
    await gone.close();
    const told: string[] = [];
    const onFailure = ({ message }: Error) => told.push(message);
    const otlp = startOtlp({ endpoint: gone.endpoint, version: "1.2.3", onFailure });
    otlp.record(await entryOf(whole));
    await otlp.shutdown();
    assert.match(told.join(), /ECONNREFUSED/);
  });

  it("an address that is none is refused at once", () => {
    assert.throws(() => startOtlp({ endpoint: "no address", version: "1.2.3", onFailure: () => {} }));
  });
});
