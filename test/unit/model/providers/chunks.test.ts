import assert from "node:assert/strict";
import fc from "fast-check";
import type { Delta } from "../../../../src/model/model.ts";
import { readEvent } from "../../../../src/model/providers/anthropicEvent.ts";
import type { Exchange } from "../../../../src/model/providers/exchange.ts";
import { toModelError } from "../../../../src/model/providers/failure.ts";
import type { Format } from "../../../../src/model/providers/frames.ts";
import { infill } from "../../../../src/model/providers/infill.ts";
import { ollamaGenerate } from "../../../../src/model/providers/ollamaGenerate.ts";
import { readChunk } from "../../../../src/model/providers/openaiChunk.ts";
import { streamAnswer } from "../../../../src/model/providers/streaming.ts";
import { messageEvents } from "../../../servers/anthropic.ts";
import { infillEvents } from "../../../servers/llamaCpp.ts";
import { generateLines } from "../../../servers/ollama.ts";
import { chatEvents, completionEvents } from "../../../servers/openai.ts";
import type { Answer } from "../../../servers/script.ts";
import { jsonLines, type SseEvent, splitBytes, sse } from "../../../servers/sse.ts";
import { joined, patient, read } from "./endToEnd.ts";

interface WireFormat {
  readonly name: string;
  readonly read: Exchange["read"];
  readonly events: (answer: Answer) => readonly SseEvent[];
  readonly format?: Format;
}

const wires: readonly WireFormat[] = [
  { name: "OpenAI's completions", read: readChunk, events: completionEvents },
  { name: "OpenAI's chats", read: readChunk, events: chatEvents },
  { name: "Anthropic's messages", read: readEvent, events: messageEvents },
  { name: "llama.cpp's infill", read: infill.read, events: infillEvents },
  { name: "Ollama's generate", read: ollamaGenerate.read, events: generateLines, format: "lines" },
];

const answer: Answer = { text: ["naïve", " = “x”;", "\n\t😀 ", "end"], usage: { input: 12, output: 5, cached: 8 } };

function bytesOf({ events, format }: WireFormat, said: Answer): Uint8Array {
  return Buffer.concat((format === "lines" ? jsonLines : sse).encode(events(said)));
}

/** A body of chunks, which counts how many of them were asked for. */
function bodyOf(chunks: readonly Uint8Array[]) {
  const seen = { pulled: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[seen.pulled++];
        if (chunk === undefined) {
          controller.close();
        } else {
          controller.enqueue(chunk);
        }
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

function stream(
  { read: readEvents, format }: WireFormat,
  body: ReadableStream,
  stop: readonly string[] = [],
  onSent: (signal: AbortSignal) => void = () => {},
) {
  const contentType = format === "lines" ? "application/x-ndjson" : "text/event-stream";
  const exchange: Exchange = {
    send: async (signal) => {
      onSent(signal);
      return new Response(body, { headers: { "content-type": contentType } });
    },
    read: readEvents,
    toError: (error) => toModelError(error, { origin: "http://127.0.0.1:9", key: undefined, isTimeout: () => false }),
    ...(format === undefined ? {} : { format }),
  };
  return streamAnswer(exchange, stop, patient());
}

async function readChunks(wire: WireFormat, chunks: readonly Uint8Array[], stop: readonly string[] = []) {
  return (await read(stream(wire, bodyOf(chunks).body, stop))).deltas;
}

const cuts = fc.array(fc.nat(6000), { maxLength: 40 });

for (const wire of wires) {
  describe(`chunks of ${wire.name}`, () => {
    it("are one text each, however many events they hold", async () => {
      const deltas = await readChunks(wire, [bytesOf(wire, answer)]);
      assert.deepEqual(
        deltas.map(({ type }) => type),
        ["text", "finish"],
      );
    });

    it("give the same text, finish and usage wherever they begin and end", async () => {
      const bytes = bytesOf(wire, answer);
      const expected = await readChunks(wire, [bytes]);
      await fc.assert(
        fc.asyncProperty(cuts, async (at) => {
          assert.deepEqual(joined(await readChunks(wire, splitBytes(bytes, at))), expected);
        }),
      );
    });

    it("give the same up to a stop text wherever they begin and end", async () => {
      const bytes = bytesOf(wire, answer);
      const stop = [";\n", "end"];
      const expected = await readChunks(wire, [bytes], stop);
      assert.deepEqual(expected[0], { type: "text", text: "naïve = “x”" });
      await fc.assert(
        fc.asyncProperty(cuts, async (at) => {
          assert.deepEqual(joined(await readChunks(wire, splitBytes(bytes, at), stop)), expected);
        }),
      );
    });

    it("are read when the caller asks, one at a time", async () => {
      const { body, seen } = bodyOf([...bytesOf(wire, answer)].map((byte) => Uint8Array.of(byte)));
      let connection: AbortSignal | undefined;
      const reading = stream(wire, body, [], (signal) => {
        connection = signal;
      });
      await reading.next();
      const { pulled } = seen;
      await new Promise(setImmediate);
      assert.equal(seen.pulled, pulled);
      await reading.return(undefined);
      assert.deepEqual([seen.pulled, connection?.aborted], [pulled, true]);
    });

    it("give out what came before a fault in the same chunk", async () => {
      const bytes = bytesOf(wire, {
        text: ["one", " two"],
        error: { type: "overloaded_error", message: "Overloaded" },
      });
      const deltas: Delta[] = [];
      await assert.rejects(
        async () => {
          for await (const delta of stream(wire, bodyOf([bytes]).body)) {
            deltas.push(delta);
          }
        },
        { name: "ModelError", kind: "server", detail: "Overloaded" },
      );
      assert.deepEqual(deltas, [{ type: "text", text: "one two" }]);
    });
  });
}

for (const wire of wires.filter(({ events }) => events === chatEvents || events === messageEvents)) {
  it(`chunks of ${wire.name} give the same text and calls of a tool, in their order, wherever they begin and end`, async () => {
    const calls = ['{"a":"é"}', '{"b":"😀"}'].map((text) => ({
      name: "propose",
      text: [text.slice(0, 3), text.slice(3)],
    }));
    const bytes = bytesOf(wire, { ...answer, calls });
    const expected = await readChunks(wire, [bytes]);
    assert.deepEqual(
      expected.map((delta) => (delta.type === "finish" ? delta.reason : delta.text)),
      ["naïve = “x”;\n\t😀 end", '{"a":"é"}{"b":"😀"}', "stop"],
    );
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        assert.deepEqual(joined(await readChunks(wire, splitBytes(bytes, at))), expected);
      }),
    );
  });
}

describe("a stream", () => {
  const chats = wires.find(({ events }) => events === chatEvents) as WireFormat;
  const chunk = (rest: object) => `data: ${JSON.stringify({ choices: [{ delta: {}, ...rest }] })}\n\n`;
  const readText = (...texts: readonly string[]) =>
    readChunks(
      chats,
      texts.map((text) => new TextEncoder().encode(text)),
    );

  it("may begin with a byte order mark", async () => {
    const [first] = await readText(`\uFEFF${chunk({ delta: { content: "a" } })}`);
    assert.deepEqual(first, { type: "text", text: "a" });
  });

  it("says nothing more after OpenAI's last word", async () => {
    const texts = ["a", "b"].map((content) => chunk({ delta: { content }, finish_reason: null }));
    const deltas = await readText(texts[0] ?? "", "data: [DONE]\n\n", texts[1] ?? "");
    assert.deepEqual(deltas[0], { type: "text", text: "a" });
    assert.equal(deltas.length, 2);
  });

  it("is cut where an event is no JSON, and keeps what came before", async () => {
    const deltas = await readText(chunk({ delta: { content: "a" } }), "data: {oops\n\n");
    assert.deepEqual(deltas, [
      { type: "text", text: "a" },
      { type: "finish", reason: "cut" },
    ]);
  });

  it("fails at an event named error, whatever it holds", async () => {
    for (const [data, detail] of [
      ['{"message":"broken"}', "broken"],
      ['{"error":{"message":"broken"}}', "broken"],
      ["broken in plain words", "broken in plain words"],
    ]) {
      await assert.rejects(readText(`event: error\ndata: ${data}\n\n`), { kind: "server", detail });
    }
  });
});
