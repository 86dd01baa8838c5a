import assert from "node:assert/strict";
import fc from "fast-check";
import { createClient } from "../../../../src/model/client/client.ts";
import { KeyStates } from "../../../../src/model/client/states.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Lane } from "../../../../src/model/model.ts";
import { type Act, ActingModel, chat, failure, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const fault = new ModelError("server", { status: 503 });
const headers = new Headers();

function clientOf(...parts: readonly (readonly Act[])[]) {
  const clock = new FakeClock();
  const model = new ActingModel(clock, ...parts);
  const state = new KeyStates(clock, () => {}).of("https://x.test", "key");
  const client = createClient(model, { state, clock, random: () => 0.5 });
  const ask = (lane: Lane, signal = neverAborted) => outcome(client.stream(chat(lane), signal));
  return { clock, model, client, state, ask };
}

describe("The client", () => {
  it("gives an answer as it comes", async () => {
    const { ask } = clientOf([headers, "one", "two"]);
    assert.equal(await ask("command"), "onetwo[stop]");
  });

  it("takes a turn of the key for each try", async () => {
    const { clock, state, ask } = clientOf([fault], [headers, "fine"]);
    await state.line.learn({ remaining: { requests: 1 } });
    const ended = ask("command");
    await clock.pass(999);
    assert.deepEqual([await Promise.race([ended, "waits"]), state.line.length], ["waits", 1]);
    await clock.pass(1);
    await ended;
  });

  it("keeps all requests of a key back for as long as a server asks", async () => {
    const { clock, model, ask } = clientOf([new ModelError("rate", { retryAfter: 7000 })], [headers, "fine"]);
    const ends = [ask("command")];
    await clock.pass(1000);
    ends.push(ask("command"));
    await clock.pass(10_000);
    await Promise.all(ends);
    assert.deepEqual(model.askedAt, [0, 7000, 7000]);
  });

  it("drops typing with its reason while a server wants rest", async () => {
    const { clock, model, client, ask } = clientOf([new ModelError("rate", { retryAfter: 7000 })]);
    await ask("typing");
    await clock.pass(2000);
    const { kind, retryAfter } = await failure(client.stream(chat("typing"), neverAborted));
    assert.deepEqual([kind, retryAfter, model.askedAt.length], ["rate", 5000, 1]);
  });

  it("spares a server whose tries fail, over all requests", async () => {
    const { clock, model, ask } = clientOf([fault]);
    const ended = Promise.all([ask("command"), ask("command"), ask("command")]);
    await clock.pass(30_000);
    assert.equal(model.askedAt.length, 5);
    await clock.pass(100_000);
    await ended;
  });

  it("tries again after a silence before the first token", async () => {
    const { clock, ask } = clientOf([6000, "late"], [headers, "fine"]);
    const ended = ask("command");
    await clock.pass(5500);
    assert.equal(await ended, "fine[stop]");
  });

  it("ends a request in its time, with all its tries", async () => {
    const { clock, ask } = clientOf([headers, 1_000_000]);
    const ended = ask("typing");
    await clock.pass(60_000);
    assert.deepEqual([await ended, clock.now()], ["!timeout", 60_000]);
  });

  it("leaves no timer behind", async () => {
    const { clock, ask } = clientOf([fault], [headers, "one", 20_000, "late"]);
    const ended = ask("command");
    await clock.pass(100_000);
    await ended;
    assert.equal(clock.pending, 0);
  });

  it("keeps what it knows of a key when the model changes", async () => {
    const { clock, state } = clientOf();
    await state.line.close(7000);
    const other = createClient(new ActingModel(clock, [headers, "fine"]), { state, clock, random: () => 0.5 });
    assert.equal(await outcome(other.stream(chat("typing"), neverAborted)), "!rate");
  });
});

const anyFault = fc
  .record({
    kind: fc.constantFrom("rate", "server", "network", "timeout", "auth", "badRequest"),
    retryAfter: fc.option(fc.integer({ min: 1, max: 90_000 }), { nil: undefined }),
  })
  .map(({ kind, retryAfter }) => new ModelError(kind, retryAfter === undefined ? {} : { retryAfter }));
/** Each takes a moment at least: what was let go at the same time is sent before the first answer. */
const anyPart = fc
  .tuple(
    fc.constantFrom<readonly Act[]>([headers], [6000, headers], [headers, "one"], [headers, "one", 11_000]),
    fc.oneof(anyFault, fc.constant<Act>("last")),
  )
  .map(([begin, end]): readonly Act[] => [1, ...begin, end]);

interface AnyRequest {
  readonly lane: Lane;
  readonly after: number;
  readonly cancelledAfter: number | undefined;
}
const anyRequest: fc.Arbitrary<AnyRequest> = fc.record({
  lane: fc.constantFrom<Lane>("typing", "command", "background"),
  after: fc.integer({ min: 0, max: 5000 }),
  cancelledAfter: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
});

describe("Whatever a server does, the client", () => {
  /** Runs requests one after another's beginning, until nothing is left to wait for. */
  async function run(parts: readonly (readonly Act[])[], asked: readonly AnyRequest[]) {
    const { clock, model, state, ask } = clientOf(...parts);
    const ends: Promise<string>[] = [];
    for (const { lane, after, cancelledAfter } of asked) {
      await clock.pass(after);
      const controller = new AbortController();
      const undo = clock.after(cancelledAfter ?? 1_000_000, () => controller.abort());
      ends.push(ask(lane, controller.signal).finally(undo));
    }
    await clock.pass(2_000_000);
    return { clock, model, state, ends: await Promise.all(ends) };
  }

  const anyRun = [fc.array(anyPart, { minLength: 1, maxLength: 8 }), fc.array(anyRequest, { maxLength: 8 })] as const;

  it("sends nothing while the server wants rest", async () => {
    await fc.assert(
      fc.asyncProperty(...anyRun, async (parts, asked) => {
        assert.equal((await run(parts, asked)).model.askedInRest, 0);
      }),
    );
  });

  it("sends no request more than three times", async () => {
    await fc.assert(
      fc.asyncProperty(...anyRun, async (parts, asked) => {
        assert.ok((await run(parts, asked)).model.askedAt.length <= 3 * asked.length);
      }),
    );
  });

  it("ends each request once, with at most one answer's text", async () => {
    await fc.assert(
      fc.asyncProperty(...anyRun, async (parts, asked) => {
        for (const end of (await run(parts, asked)).ends) {
          assert.match(end, /^(one)?(last)?(\[(stop|cut)\]|!\w+)$/);
        }
      }),
    );
  });

  it("leaves no timer, no request and nobody waiting behind", async () => {
    await fc.assert(
      fc.asyncProperty(...anyRun, async (parts, asked) => {
        const { clock, model, state } = await run(parts, asked);
        assert.deepEqual([clock.pending, model.running, state.line.length], [0, 0, 0]);
      }),
    );
  });
});

describe("The states of keys", () => {
  it("are one for a key at an origin", () => {
    const states = new KeyStates(new FakeClock(), () => {});
    assert.equal(states.of("https://x.test", "key"), states.of("https://x.test", "key"));
  });

  it("are apart for two keys", () => {
    const states = new KeyStates(new FakeClock(), () => {});
    assert.notEqual(states.of("https://x.test", "key"), states.of("https://x.test", "other"));
  });

  it("are apart for two origins", () => {
    const states = new KeyStates(new FakeClock(), () => {});
    assert.notEqual(states.of("https://x.test", "key"), states.of("https://y.test", "key"));
  });
});
