import assert from "node:assert/strict";
import fc from "fast-check";
import { createClient } from "../../../../src/model/client/client.ts";
import { systemClock } from "../../../../src/model/client/clock.ts";
import { hidingSecrets, type RedactionOptions } from "../../../../src/model/client/redaction.ts";
import { scanForSecrets } from "../../../../src/model/client/secretScan.ts";
import { KeyStates } from "../../../../src/model/client/states.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { ChatRequest, Delta, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { chat, complete, modelAt, patient, read, type Way, ways } from "../providers/endToEnd.ts";
import { type Sample, samples } from "./corpus.ts";

const options = { key: new Uint8Array(32).fill(7), loadScan: async () => scanForSecrets };
const hide = hidingSecrets(options);
const token = samples.find(({ name }) => name === "github") ?? assert.fail();

/** A model that keeps what it is sent, and answers as it is told. */
function model(
  answer: (request: ModelRequest) => AsyncIterable<Delta> | readonly Delta[],
  differing: Partial<RedactionOptions> = {},
) {
  const sent: ModelRequest[] = [];
  const asked: Model = {
    id: "m",
    capabilities: modelAt(ways[0] ?? assert.fail(), "http://127.0.0.1:1").capabilities,
    async *stream(request) {
      sent.push(request);
      yield* answer(request);
    },
  };
  return { sent, model: hidingSecrets({ ...options, ...differing })(asked) };
}

function asking(text: string, request: Partial<ModelRequest> = {}): ModelRequest {
  return { ...chat, ...request, task: "chat", messages: [{ role: "user", text }] } as ModelRequest;
}

const stop: Delta = { type: "finish", reason: "stop" };
const pieces = (texts: readonly string[]): readonly Delta[] => [
  ...texts.map((text) => ({ type: "text", text }) as const),
  stop,
];
const wordsOf = (request: ModelRequest | undefined): string =>
  request?.task === "chat"
    ? request.messages.map(({ text }) => text).join("\n")
    : `${request?.prefix}${request?.suffix}`;
const placeholderIn = (text: string): string => /CAVEAT_SECRET_[0-9a-f]{12}/.exec(text)?.[0] ?? assert.fail(text);

describe("hiding secrets", () => {
  it("lets no secret leave in a request that is only counted", async () => {
    const counted: ChatRequest[] = [];
    const counting = hide({
      ...model(() => [stop]).model,
      countTokens: async (request) => counted.push(request),
    });
    const request = { ...chat, messages: [{ role: "user", text: `const a = "${token.secret}";` }] } as const;
    assert.equal(await counting.countTokens?.(request, patient()), 1);
    assert.ok(!wordsOf(counted[0]).includes(token.secret));
    assert.match(wordsOf(counted[0]), /CAVEAT_SECRET_/);
  });

  it("counts nothing that can't be searched", async () => {
    const failing = hidingSecrets({ ...options, loadScan: () => Promise.reject(new Error("no rules")) });
    const counting = failing({ ...model(() => [stop]).model, countTokens: () => assert.fail("it was sent") });
    await assert.rejects(async () => counting.countTokens?.(chat, patient()), { kind: "badRequest" });
  });

  for (const way of ways) {
    it(`lets no secret of the corpus reach a server: ${way.name}`, async () => {
      const server = await way.start({ script: "a" });
      try {
        const hidden = hide(modelAt(way, server.address));
        await fc.assert(
          fc.asyncProperty(fc.subarray([...samples], { minLength: 1, maxLength: 4 }), fc.nat(200), async (some, at) => {
            const before = server.requests.length;
            await read(hidden.stream(requestOf(way, some, at), patient()));
            const body = JSON.stringify(server.requests.slice(before).map((each) => each.body));
            for (const { secret, name } of some) {
              const leaked = secret.split("\n").filter((line) => body.includes(JSON.stringify(line).slice(1, -1)));
              assert.deepEqual(leaked, [], name);
            }
          }),
          { numRuns: 20 },
        );
      } finally {
        await server.close();
      }
    });
  }

  it("marks what holds a secret, so that it is kept nowhere, and nothing else", async () => {
    const { sent, model: asked } = model(() => [stop]);
    await read(asked.stream(asking(`const a = "${token.secret}";`), patient()));
    await read(asked.stream({ ...complete, prefix: `const a = "${token.secret}";` }, patient()));
    await read(asked.stream(asking("const a = 1;"), patient()));
    assert.deepEqual(
      sent.map(({ holdsSecret = false }) => holdsSecret),
      [true, true, false],
    );
  });

  it("hides both parts of a secret that the cursor stands in", async () => {
    const { secret } = token;
    for (let at = 1; at < secret.length; at++) {
      const { sent, model: asked } = model(() => pieces(["x"]));
      await read(
        asked.stream(
          { ...complete, prefix: `a = "${secret.slice(0, at)}`, suffix: `${secret.slice(at)}";` },
          patient(),
        ),
      );
      const parts = [secret.slice(0, at), secret.slice(at)].filter((part) => part.length >= 4);
      assert.deepEqual(
        parts.filter((part) => wordsOf(sent[0]).includes(part)),
        [],
        `at ${at}`,
      );
    }
  });

  it("hides a secret in a message where no rule would know it, as it stands in another", async () => {
    const { sent, model: asked } = model(() => pieces(["x"]));
    const aws = samples[0] ?? assert.fail();
    const messages = [aws.code, `What is ${aws.secret}?`].map((text) => ({ role: "user", text }) as const);
    await read(asked.stream({ ...chat, messages }, patient()));
    assert.ok(!wordsOf(sent[0]).includes(aws.secret));
  });

  it("keeps lines what they are", async () => {
    const { sent, model: asked } = model(() => pieces(["x"]));
    const key = samples.find(({ name }) => name === "private key") ?? assert.fail();
    await read(asked.stream(asking(`above\n${key.code}\nbelow`), patient()));
    assert.equal(wordsOf(sent[0]).split("\n").length, `above\n${key.code}\nbelow`.split("\n").length);
  });

  it("gives a secret the same placeholder in each request of a thread", async () => {
    const { sent, model: asked } = model(() => pieces(["x"]));
    await read(asked.stream(asking(token.code), patient()));
    await read(asked.stream(asking(`And now?\n${token.code}\n${samples[0]?.code}`), patient()));
    assert.ok(wordsOf(sent[1]).includes(placeholderIn(wordsOf(sent[0]))));
  });

  it("makes placeholders that depend on the key", async () => {
    const placeholders: string[] = [];
    for (const seed of [1, 2]) {
      const { sent, model: asked } = model(() => pieces(["x"]), { key: new Uint8Array(32).fill(seed) });
      await read(asked.stream(asking(token.code), patient()));
      placeholders.push(placeholderIn(wordsOf(sent[0])));
    }
    assert.notEqual(placeholders[0], placeholders[1]);
  });

  it("tells how many secrets it replaced, and nothing where there are none", async () => {
    const counts: number[] = [];
    const { model: asked } = model(() => pieces(["x"]));
    const onEvent = (event: RequestEvent) => event.type === "redacted" && counts.push(event.secrets);
    const key = samples.find(({ name }) => name === "private key") ?? assert.fail();
    await read(asked.stream(asking("nothing", { onEvent }), patient()));
    await read(asked.stream(asking(`${token.code}\n${token.code}\n${key.code}`, { onEvent }), patient()));
    assert.deepEqual(counts, [2]);
  });

  it("sends nothing where the search fails", async () => {
    const loadScan = () => Promise.reject(new Error("no such file"));
    const { sent, model: asked } = model(() => pieces(["x"]), { loadScan });
    await assert.rejects(read(asked.stream(asking("a"), patient())), { name: "ModelError", kind: "badRequest" });
    assert.equal(sent.length, 0);
  });

  it("sends nothing where the search was stopped", async () => {
    const { sent, model: asked } = model(() => pieces(["x"]));
    await assert.rejects(read(asked.stream(asking("a"), AbortSignal.abort())), {
      name: "ModelError",
      kind: "cancelled",
    });
    assert.equal(sent.length, 0);
  });
});

describe("the client", () => {
  it("hides secrets before anything else happens to a request", async () => {
    const way = ways[0] ?? assert.fail();
    const server = await way.start({ script: "a" });
    try {
      const state = new KeyStates(systemClock, () => {}).of(server.address, undefined);
      const client = createClient(modelAt(way, server.address), { state, clock: systemClock, random: Math.random });
      await read(client.stream({ ...complete, prefix: token.code }, patient()));
      assert.deepEqual(
        server.requests.map(({ text }) => text.includes(token.secret)),
        [false],
      );
    } finally {
      await server.close();
    }
  });
});

describe("putting secrets back", () => {
  it("gives the same text however the answer is split", async () => {
    const splitting = fc.array(fc.nat(400));
    await fc.assert(
      fc.asyncProperty(fc.subarray([...samples], { minLength: 1, maxLength: 3 }), splitting, async (some, cuts) => {
        const question = some.map(({ code }) => code).join("\n");
        const { model: asked } = model((request) => pieces(splitAt(`${wordsOf(request)}\nCAVEAT_SEC`, cuts)));
        const { text } = await read(asked.stream(asking(question), patient()));
        assert.equal(text, `${question}\nCAVEAT_SEC`);
      }),
    );
  });

  it("is not misled by the beginning of a placeholder beside a whole one", async () => {
    for (let cut = 0; cut < 60; cut++) {
      const { model: asked } = model((request) =>
        pieces(splitAt(`CAVEAT_${placeholderIn(wordsOf(request))}CAVEAT_SECRET_`, [cut])),
      );
      const { text } = await read(asked.stream(asking(token.code), patient()));
      assert.equal(text, `CAVEAT_${token.secret}CAVEAT_SECRET_`, `cut at ${cut}`);
    }
  });

  it("holds back nothing but what may become a placeholder", async () => {
    const { model: asked } = model(() => pieces(["one ", "two C", "A", "ge ", "CAVEAT_SECRET_", "no"]));
    const { deltas } = await read(asked.stream(asking(token.code), patient()));
    assert.deepEqual(
      deltas.flatMap((delta) => (delta.type === "text" ? delta.text : [])),
      ["one ", "two ", "CAge ", "CAVEAT_SECRET_no"],
    );
  });

  it("leaves placeholders alone that the model was not sent", async () => {
    const text = `${"CAVEAT_SECRET_"}0123456789ab`;
    const { model: asked } = model(() => pieces([text]));
    assert.equal((await read(asked.stream(asking(token.code), patient()))).text, text);
  });

  it("keeps what a model says of a text that it leaves as it is", async () => {
    const { model: asked } = model(() => [{ type: "text", text: "a", logprob: -0.5 }, stop]);
    assert.deepEqual((await read(asked.stream(asking(token.code), patient()))).deltas, [
      { type: "text", text: "a", logprob: -0.5 },
      stop,
    ]);
  });

  it("puts them into the arguments of a tool as JSON, however those are split", async () => {
    const sample = samples.find(({ name }) => name === "private key in JSON") ?? assert.fail();
    for (let cut = 0; cut < 40; cut++) {
      const { model: asked } = model((request) => [
        ...splitAt(`{"a":"${placeholderIn(wordsOf(request))}"}`, [cut]).map(
          (text) => ({ type: "tool", text }) as const,
        ),
        stop,
      ]);
      const { deltas } = await read(asked.stream(asking(sample.code), patient()));
      const json = deltas.map((delta) => (delta.type === "tool" ? delta.text : "")).join("");
      assert.ok(JSON.parse(json).a.includes(sample.secret), `cut at ${cut}`);
    }
  });

  for (const way of ways) {
    it(`ends the request when nobody reads on: ${way.name}`, async () => {
      const server = await way.start({ script: { text: ["one ", "two ", "three"], faults: { eventEvery: 20 } } });
      try {
        for await (const delta of hide(modelAt(way, server.address)).stream(requestOf(way, [token], 0), patient())) {
          assert.equal(delta.type, "text");
          break;
        }
        await server.requests[0]?.socketClosed;
        assert.equal(server.requests.length, 1);
      } finally {
        await server.close();
      }
    });
  }

  it("gives what it held back when the answer breaks off", async () => {
    const { model: asked } = model(async function* () {
      yield { type: "text", text: "and CAVEAT_S" } as const;
      throw new ModelError("network");
    });
    const texts: string[] = [];
    const reading = async () => {
      for await (const delta of asked.stream(asking(token.code), patient())) {
        texts.push(delta.type === "text" ? delta.text : "");
      }
    };
    await assert.rejects(reading, { kind: "network" });
    assert.equal(texts.join(""), "and CAVEAT_S");
  });
});

/** The samples in the form of request that the way takes, the hole between two of their lines. */
function requestOf({ request }: Way, some: readonly Sample[], at: number): ModelRequest {
  const text = some.map(({ code }) => `first\n${code}\nlast`).join("\n");
  if (request.task === "chat") {
    return asking(text);
  }
  const hole = text.indexOf("\n", at % text.length);
  const cursor = hole < 0 ? text.length : hole;
  const others = some.map(({ name, code }) => ({ name, text: code }));
  return { ...complete, prefix: text.slice(0, cursor), suffix: text.slice(cursor), others };
}

function splitAt(text: string, cuts: readonly number[]): readonly string[] {
  const ends = [...new Set(cuts.map((cut) => cut % text.length)), text.length].sort((one, other) => one - other);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}
