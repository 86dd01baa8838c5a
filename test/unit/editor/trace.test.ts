import assert from "node:assert/strict";
import fc from "fast-check";
import { fields, traceFile } from "../../../src/editor/traceFile.ts";
import { logRequests } from "../../../src/editor/traceLog.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Delta, ModelRequest } from "../../../src/model/model.ts";
import { chat } from "../model/client/actingModel.ts";
import { type Step, traced } from "../model/client/traced.ts";

const usage = { inputTokens: 500, outputTokens: 40, cachedTokens: 100 };
const stop: Delta = { type: "finish", reason: "stop", usage };
const whole: readonly Step[] = [{ type: "headers", requestId: "req_1" }, 50, { type: "text", text: "It is." }, 5, stop];

/** The lines that requests leave, with their level in front. */
async function linesOf(steps: readonly Step[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const { trace, ask } = traced(steps);
  logRequests(trace, { info: (line) => lines.push(`info ${line}`), debug: (line) => lines.push(`debug ${line}`) });
  await ask();
  return lines;
}

describe("The log of requests", () => {
  it("has a line at level info for an answered request, with times, tokens and the provider's name for it", async () => {
    assert.equal(
      (await linesOf(whole)).at(-1),
      "info #1 explain (command) openai/gpt-5 done (stop); first text 50 ms; total 55 ms; tokens 500 in (100 cached), 40 out; request req_1",
    );
  });

  it("says of a failed one why it failed", async () => {
    assert.equal(
      (await linesOf([7, new ModelError("server", { status: 503 })])).at(-1),
      "info #1 explain (command) openai/gpt-5 failed (server, status 503); no text; total 7 ms; tokens ~2 in",
    );
  });

  it("has a line at level debug for each event", async () => {
    const failed: Step = { type: "failed", kind: "rate", status: 429 };
    const waiting: Step = { type: "waiting", why: "backOff", milliseconds: 700 };
    assert.deepEqual((await linesOf([3, failed, waiting, stop])).slice(0, -1), [
      "debug #1 explain (command) openai/gpt-5 +3 ms failed kind=rate status=429",
      "debug #1 explain (command) openai/gpt-5 +3 ms waiting why=backOff milliseconds=700",
    ]);
  });
});

const versions = { caveat: "1.2.3", vscode: "1.103.0" };

describe("A saved trace", () => {
  it("is JSON with the versions and the requests", async () => {
    const { trace, ask } = traced(whole);
    await ask();
    const saved = JSON.parse(traceFile(trace.entries, versions));
    assert.deepEqual([saved.versions, saved.requests], [versions, trace.entries]);
  });

  it("explains each field that it has", async () => {
    const { trace, ask } = traced(whole);
    await ask({ ...chat(), prompt: "explain@1" });
    assert.deepEqual(
      trace.entries.flatMap(Object.keys).filter((name) => !(name in fields)),
      [],
    );
  });

  it("holds none of the texts that went in or came back, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, async (texts) => {
        const { trace, ask } = traced(stepsSaying(texts));
        await ask(requestOf(texts)).catch(() => undefined);
        const saved = traceFile(trace.entries, versions);
        assert.deepEqual(
          Object.values(texts).filter(
            (text) => saved.includes(text) || saved.includes(JSON.stringify(text).slice(1, -1)),
          ),
          [],
        );
      }),
    );
  });
});

/** A file's own words, which a text may hold by chance. */
const ownWords = traceFile([], versions);
const anyText = fc
  .oneof(fc.string({ minLength: 8, unit: "binary" }), fc.string({ minLength: 8, unit: "grapheme-ascii" }))
  .filter((text) => !ownWords.includes(text) && text.trim() !== "");
const anyTexts = fc.record({
  prefix: anyText,
  suffix: anyText,
  otherName: anyText,
  otherText: anyText,
  uri: anyText,
  message: anyText,
  stop: anyText,
  tool: anyText,
  answer: anyText,
  detail: anyText,
  // A header's value is one line; a name in it is taken for the provider's own.
  requestId: anyText.map((text) => `${text} `),
});
type Texts = typeof anyTexts extends fc.Arbitrary<infer T> ? T : never;

function requestOf({ prefix, suffix, otherName, otherText, uri, message, stop: end, tool }: Texts): ModelRequest {
  const common = { stop: [end], maxTokens: 10, lane: "command", feature: "explain" } as const;
  if (message.length % 2 === 0) {
    const offered = { name: tool, description: tool, schema: { type: tool } };
    return { ...common, task: "chat", messages: [{ role: "user", text: message }], tool: offered };
  }
  const others = [{ name: otherName, text: otherText }];
  return { ...common, task: "complete", prefix, suffix, others, document: { uri, languageId: "typescript" } };
}

function stepsSaying({ answer, detail, requestId, prefix }: Texts): readonly Step[] {
  const error = new ModelError("server", { detail, requestId, cause: new Error(detail) });
  return [
    { type: "headers", requestId },
    { type: "text", text: answer },
    { type: "tool", text: answer },
    { type: "failed", kind: "server", requestId },
    ...(prefix.length % 2 === 0 ? [error] : [new Error(detail)]),
  ];
}
