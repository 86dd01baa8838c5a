import assert from "node:assert/strict";
import fc from "fast-check";
import { type RequestsInFlight, sharingInFlight } from "../../../../src/model/client/inFlight.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Delta, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { type Act, ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock, settled } from "./fakeClock.ts";

function sharing(...parts: readonly (readonly Act[])[]) {
  const clock = new FakeClock();
  const model = new ActingModel(clock, ...parts);
  const running: RequestsInFlight = new Map();
  const client = sharingInFlight(running, "https://x.test")(model);
  const ask = (request: ModelRequest = chat(), signal = neverAborted) => outcome(client.stream(request, signal));
  return { clock, model, running, client, ask };
}

/** Reads a piece: its text, how the answer ended, or the kind of error. */
async function piece(stream: AsyncIterator<Delta>): Promise<string> {
  try {
    const { value, done } = await stream.next();
    return done === true ? "done" : value.type === "finish" ? `[${value.reason}]` : value.text;
  } catch (error) {
    return error instanceof ModelError ? `!${error.kind}` : assert.fail(error as Error);
  }
}

const open = (client: Model, signal = neverAborted, request: ModelRequest = chat()) =>
  client.stream(request, signal)[Symbol.asyncIterator]();

describe("Sharing what is in flight", () => {
  it("sends what is asked for twice at once only once", async () => {
    const { clock, model, ask } = sharing(["one", 10, "two"]);
    const ends = [ask(), ask()];
    await clock.pass(10);
    assert.deepEqual([await Promise.all(ends), model.askedAt.length], [["onetwo[stop]", "onetwo[stop]"], 1]);
  });

  it("gives who comes later what has come so far, and then the rest", async () => {
    const { clock, ask } = sharing(["one", 10, "two"]);
    void ask();
    await clock.pass(5);
    const later = ask();
    await clock.pass(5);
    assert.equal(await later, "onetwo[stop]");
  });

  it("sends again what is asked for after the end", async () => {
    const { model, ask } = sharing(["one"]);
    await ask();
    await ask();
    assert.equal(model.askedAt.length, 2);
  });

  it("says so to those who come later, and to nobody else", async () => {
    const { clock, ask } = sharing([10, "one"]);
    const told = [1, 2, 3].map((reader) => {
      const events: RequestEvent[] = [];
      void ask({ ...chat(), onEvent: (event) => events.push(event) });
      return { reader, events };
    });
    await clock.pass(10);
    assert.deepEqual(
      told.map(({ events }) => events),
      [[], [{ type: "shared" }], [{ type: "shared" }]],
    );
  });

  it("tells all who are there what happens to the request", async () => {
    const told: string[] = [];
    const client = sharingInFlight(
      new Map(),
      "https://x.test",
    )({
      ...new ActingModel(new FakeClock()),
      async *stream({ onEvent }, _signal, onHeaders) {
        await settled();
        onEvent?.({ type: "sent" });
        onHeaders?.(new Headers());
        yield { type: "finish", reason: "stop" };
      },
    });
    const asking = (name: string) =>
      outcome(
        client.stream({ ...chat(), onEvent: ({ type }) => told.push(`${name} ${type}`) }, neverAborted, () =>
          told.push(`${name} headers`),
        ),
      );
    await Promise.all([asking("one"), asking("other")]);
    assert.deepEqual(told, ["other shared", "one sent", "other sent", "one headers", "other headers"]);
  });

  it("gives who comes later the headers that are there", async () => {
    const { clock, ask, client } = sharing([new Headers({ a: "b" }), "one", 10, "two"]);
    void ask();
    await clock.pass(5);
    const seen: (string | null)[] = [];
    void outcome(client.stream(chat(), neverAborted, (headers) => seen.push(headers.get("a"))));
    await clock.pass(5);
    assert.deepEqual(seen, ["b"]);
  });

  it("reads no further than its reader", async () => {
    let given = 0;
    const client = sharingInFlight(
      new Map(),
      "https://x.test",
    )({
      ...new ActingModel(new FakeClock()),
      async *stream() {
        for (;;) {
          given++;
          yield { type: "text", text: "x" };
        }
      },
    });
    const reader = open(client);
    await reader.next();
    await reader.next();
    await settled();
    assert.equal(given, 2);
    await reader.return?.();
  });

  it("goes on while one reader is left", async () => {
    const { clock, model, client, ask } = sharing(["one", 10, "two"]);
    const leaving = open(client);
    await leaving.next();
    const staying = ask();
    await clock.pass(1);
    await leaving.return?.();
    assert.equal(model.running, 1);
    await clock.pass(10);
    assert.equal(await staying, "onetwo[stop]");
  });

  it("ends the request when the last reader leaves", async () => {
    const { model, running, client } = sharing(["one", "two"], ["other"]);
    const [first, second] = [open(client), open(client)];
    await Promise.all([first.next(), second.next()]);
    await first.return?.();
    await second.return?.();
    assert.deepEqual([model.running, running.size], [0, 0]);
  });

  it("ends the request at once when the last reader aborts, while it works on a piece too", async () => {
    const { model, client } = sharing(["one", "two"]);
    const controller = new AbortController();
    const reader = open(client, controller.signal);
    await reader.next();
    controller.abort();
    await settled();
    assert.equal(model.running, 0);
    assert.equal(await piece(reader), "!cancelled");
  });

  it("ends who aborts at once, and nobody else", async () => {
    const { clock, client, ask } = sharing([10, "one"]);
    const controller = new AbortController();
    const aborting = piece(open(client, controller.signal));
    const staying = ask();
    await clock.pass(1);
    controller.abort();
    assert.equal(await aborting, "!cancelled");
    await clock.pass(9);
    assert.equal(await staying, "one[stop]");
  });

  it("does not make who aborts wait for a request that does not end", async () => {
    const client = sharingInFlight(
      new Map(),
      "https://x.test",
    )({
      ...new ActingModel(new FakeClock()),
      async *stream() {
        await new Promise(() => {});
      },
    });
    const controller = new AbortController();
    const aborting = piece(open(client, controller.signal));
    await settled();
    controller.abort();
    assert.equal(await aborting, "!cancelled");
  });

  it("sends what is asked for after all have left, though the old one still ends", async () => {
    const { clock, model, client, ask } = sharing([10, "old"], ["new"]);
    const controller = new AbortController();
    void piece(open(client, controller.signal));
    await clock.pass(1);
    controller.abort();
    assert.deepEqual([await ask(), model.askedAt.length], ["new[stop]", 2]);
  });

  it("fails for all in the same way, behind what came", async () => {
    const { clock, ask } = sharing(["one", 10, new ModelError("server")]);
    const ends = [ask(), ask()];
    await clock.pass(10);
    assert.deepEqual(await Promise.all(ends), ["one!server", "one!server"]);
  });

  it("sends nothing for who has aborted before", async () => {
    const { model, ask } = sharing(["one"]);
    assert.deepEqual([await ask(chat(), AbortSignal.abort()), model.askedAt.length], ["!cancelled", 0]);
  });

  it("lets who wants no kept answer share only with each other", async () => {
    const { clock, model, ask } = sharing([10, "old"], [10, "new"]);
    const ends = [ask(), ...[1, 2].map(() => ask({ ...chat(), isFresh: true }))];
    await clock.pass(10);
    assert.deepEqual([await Promise.all(ends), model.askedAt.length], [["old[stop]", "new[stop]", "new[stop]"], 2]);
  });

  it("lets nobody fail for who would rather fail than wait", async () => {
    const { clock, ask } = sharing([10, new ModelError("rate")], [10, "one"]);
    const ends = [ask({ ...chat(), hasAlternative: true }), ask()];
    await clock.pass(10);
    assert.deepEqual(await Promise.all(ends), ["!rate", "one[stop]"]);
  });
});

/** What a test does next: a reader joins, reads on, leaves or aborts, or the model goes on. */
type Step = { readonly what: "join" | "read" | "leave" | "abort"; readonly who: number } | { readonly what: "pass" };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constantFrom("join", "read", "read", "leave", "abort"), who: fc.nat(3) }),
  fc.constant<Step>({ what: "pass" }),
);
const anyAnswer: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom("a", "b", "c"), fc.constant(1)), { maxLength: 6 }),
    fc.constantFrom<readonly Act[]>([], [new ModelError("server")]),
  )
  .map((parts) => parts.flat());

describe("However readers join, read, leave and abort, sharing", () => {
  interface Reader {
    readonly stream: AsyncIterator<Delta>;
    readonly controller: AbortController;
    readonly read: Promise<string>[];
    /** Where it left. */
    closing?: Promise<unknown> | undefined;
  }

  function join(client: Model): Reader {
    const controller = new AbortController();
    const stream = open(client, controller.signal);
    return { stream, controller, read: [piece(stream)] };
  }

  function go(reader: Reader, what: "join" | "read" | "leave" | "abort"): void {
    if (reader.closing === undefined && what === "read") {
      reader.read.push(piece(reader.stream));
    } else if (what === "leave") {
      reader.closing ??= reader.stream.return?.();
    } else if (what === "abort") {
      reader.controller.abort();
    }
  }

  /** Takes the steps on one request, and says what each reader read and whether it stayed. */
  async function run(answer: readonly Act[], steps: readonly Step[]) {
    const { clock, model, running, client } = sharing(answer);
    const readers = new Map<number, Reader>();
    let most = 0;
    for (const step of steps) {
      if (step.what === "pass") {
        await clock.pass(1);
      } else if (readers.has(step.who)) {
        go(readers.get(step.who) ?? assert.fail(), step.what);
      } else if (step.what === "join") {
        readers.set(step.who, join(client));
      }
      most = Math.max(most, model.running);
      await settled();
    }
    await clock.pass(100);
    return { clock, model, running, readers: [...readers.values()], most };
  }

  const expected = (answer: readonly Act[]): readonly string[] =>
    answer
      .filter((act) => typeof act !== "number")
      .map((act) => (act instanceof ModelError ? `!${act.kind}` : String(act)))
      .concat(answer.some((act) => act instanceof ModelError) ? [] : ["[stop]"]);

  it("gives each reader the beginning of the answer, in its order, up to its own end", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.array(anyStep, { maxLength: 30 }), async (answer, steps) => {
        const { readers } = await run(answer, steps);
        for (const { read, controller, closing } of readers) {
          const got = (await Promise.all(read)).filter((each) => each !== "done");
          const whole = expected(answer);
          if (controller.signal.aborted || closing !== undefined) {
            const own = got.filter((each) => each !== "!cancelled");
            assert.deepEqual(own, whole.slice(0, own.length));
          } else {
            assert.deepEqual(got, whole.slice(0, read.length));
          }
        }
      }),
    );
  });

  it("runs one request at a time", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.array(anyStep, { maxLength: 30 }), async (answer, steps) => {
        assert.ok((await run(answer, steps)).most <= 1);
      }),
    );
  });

  it("leaves no request and no timer behind when all have left", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.array(anyStep, { maxLength: 30 }), async (answer, steps) => {
        const { clock, model, running, readers } = await run(answer, steps);
        for (const { stream, controller } of readers) {
          controller.abort();
          await stream.return?.();
        }
        await settled();
        assert.deepEqual([model.running, running.size, clock.pending], [0, 0, 0]);
      }),
    );
  });
});
