import assert from "node:assert/strict";
import { type Recording, recordedBy } from "../../../../src/model/client/recordedBy.ts";
import { ModelError, type ModelErrorKind } from "../../../../src/model/errors.ts";
import type { ChatRequest, Delta, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { Ledger } from "../../../../src/usage/ledger.ts";
import type { RequestRecord } from "../../../../src/usage/record.ts";
import { withFolder } from "../../files/temporaryFolder.ts";
import { noon, record as recordOf, withLedger } from "../../usage/ledgers.ts";

const request: ChatRequest = {
  task: "chat",
  messages: [{ role: "user", text: "Explain this." }],
  stop: [],
  maxTokens: 1000,
  lane: "command",
  feature: "explain",
};

/** Tokens that the tests' estimate says of the request: a character each, and what stands around a message. */
const estimatedInput = "Explain this.".length + 6;
const usage = { inputTokens: 500, outputTokens: 40, cachedTokens: 100 };
const whole: readonly Delta[] = [
  { type: "text", text: "It adds " },
  { type: "text", text: "up." },
  { type: "finish", reason: "stop", usage },
];

interface Fake {
  readonly request?: ModelRequest;
  readonly tokensPerEstimate?: number;
  readonly paysToCache?: boolean;
  readonly deltas?: readonly Delta[];
  readonly failure?: ModelErrorKind;
  readonly onSent?: () => void;
}

function fakeModel({ deltas = whole, failure, onSent = () => {}, ...some }: Fake): Model {
  const { tokensPerEstimate = 1, paysToCache = false } = some;
  const capabilities = {
    contextWindow: 8000,
    maxOutput: 1000,
    tokensPerEstimate,
    paysToCache,
  } as Model["capabilities"];
  return {
    id: "openai/gpt-5-mini",
    capabilities,
    async *stream() {
      onSent();
      yield* deltas;
      if (failure !== undefined) {
        throw new ModelError(failure);
      }
    },
  };
}

/** Streams through a recorded model, and gives what the ledger has of it afterwards. */
async function recorded(
  ledger: Ledger,
  fake: Fake,
  some: Partial<Recording> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<RequestRecord | undefined> {
  let now = noon;
  const model = recordedBy({
    ledger: async () => ledger,
    origin: "https://api.openai.com",
    price: { input: 1, output: 10, cached: 0.1 },
    budgets: {},
    clock: () => now++,
    estimate: (text) => text.length,
    onFailure: (error) => assert.fail(String(error)),
    ...some,
  })(fakeModel(fake));
  let seen = 0;
  try {
    for await (const _delta of model.stream(fake.request ?? request, new AbortController().signal)) {
      if (++seen >= most) {
        break;
      }
    }
  } catch (error) {
    assert.ok(error instanceof ModelError);
  }
  const [last] = (await ledger.summary()).lastRequests;
  return last;
}

function withOne(work: (ledger: Ledger) => Promise<void>): Promise<void> {
  return withFolder({}, (folder) => withLedger(folder, work));
}

describe("a recorded request", () => {
  it("is one record, with the tokens that the provider counted and their cost", async () => {
    await withOne(async (ledger) => {
      const record = await recorded(ledger, {});
      assert.deepEqual(
        { ...record, id: "", at: 0 },
        {
          id: "",
          at: 0,
          feature: "explain",
          model: "openai/gpt-5-mini",
          origin: "https://api.openai.com",
          estimatedInputTokens: estimatedInput,
          ...usage,
          isEstimate: false,
          dollars: (400 * 1 + 100 * 0.1 + 40 * 10) / 1_000_000,
          firstMs: 1,
          totalMs: 2,
          outcome: "done",
        },
      );
    });
  });

  it("that whoever asked left early is stopped, with estimated tokens", async () => {
    await withOne(async (ledger) => {
      const { outcome, isEstimate, outputTokens } = (await recorded(ledger, {}, {}, 1)) ?? {};
      assert.deepEqual(
        { outcome, isEstimate, outputTokens },
        { outcome: "stopped", isEstimate: true, outputTokens: 8 },
      );
    });
  });

  it("that was cut says so", async () => {
    await withOne(async (ledger) => {
      const cut = [...whole.slice(0, 2), { type: "finish", reason: "cut" } as const];
      assert.equal((await recorded(ledger, { deltas: cut }))?.outcome, "cut");
    });
  });

  it("that the client ended because the answer repeated itself says so", async () => {
    await withOne(async (ledger) => {
      const looped = [...whole.slice(0, 2), { type: "finish", reason: "loop" } as const];
      assert.equal((await recorded(ledger, { deltas: looped }))?.outcome, "looped");
    });
  });

  it("names its prompt and that prompt's version", async () => {
    await withOne(async (ledger) => {
      const versioned = { ...request, prompt: "explain@2" };
      assert.equal((await recorded(ledger, { request: versioned }))?.prompt, "explain@2");
    });
  });

  it("to fill a hole is estimated with the parts of other files that go along", async () => {
    await withOne(async (ledger) => {
      const fill: ModelRequest = {
        ...{ task: "complete", prefix: "a = ", suffix: ";", others: [{ name: "b.ts", text: "let b;" }] },
        document: { uri: "file:///a.ts", languageId: "typescript" },
        ...{ stop: [], maxTokens: 10, lane: "typing", feature: "completion" },
      };
      const texts = ["a = ", ";", "b.ts", "let b;"];
      const estimate = texts.reduce((sum, text) => sum + text.length + 6, 0);
      assert.equal((await recorded(ledger, { request: fill }))?.estimatedInputTokens, estimate);
    });
  });

  it("that was refused before it was read costs nothing and keeps the kind of its failure", async () => {
    await withOne(async (ledger) => {
      const { dollars, failure, outcome } = (await recorded(ledger, { deltas: [], failure: "rate" })) ?? {};
      assert.deepEqual({ dollars, failure, outcome }, { dollars: 0, failure: "rate", outcome: "failed" });
    });
  });

  it("that was cancelled is no failure", async () => {
    await withOne(async (ledger) => {
      assert.equal((await recorded(ledger, { deltas: [], failure: "cancelled" }))?.outcome, "stopped");
    });
  });

  it("whose price nobody knows has no cost", async () => {
    await withOne(async (ledger) => {
      assert.equal((await recorded(ledger, {}, { price: undefined }))?.dollars, undefined);
    });
  });

  it("is answered all the same where the ledger can't be written", async () => {
    await withOne(async (ledger) => {
      const failures: unknown[] = [];
      const broken = { ...ledger, settle: () => Promise.reject(new Error("the disk is full")) } as Ledger;
      await recorded(ledger, {}, { ledger: async () => broken, onFailure: (error) => failures.push(error) });
      assert.equal(failures.length, 1);
    });
  });
});

describe("a request under a budget", () => {
  it("has its tokens counted by nobody, because that would send it", async () => {
    let counts = 0;
    const model: Model = {
      ...fakeModel({}),
      countTokens: async () => {
        counts++;
        return 7;
      },
    };
    await withOne(async (ledger) => {
      const some = {
        ledger: async () => ledger,
        origin: "https://api.openai.com",
        clock: () => noon,
        estimate: () => 1,
      };
      const of = (budgets: Recording["budgets"], input: number) =>
        recordedBy({ ...some, budgets, price: { input, output: input, cached: input }, onFailure: () => {} })(model);
      const { signal } = new AbortController();
      await assert.rejects(async () => of({ day: 1 }, 2).countTokens?.(request, signal), { kind: "budget" });
      assert.equal(counts, 0);
      assert.equal(await of({ day: 1 }, 0).countTokens?.(request, signal), 7);
      assert.equal(await of({}, 2).countTokens?.(request, signal), 7);
    });
  });

  async function outcomeOf(ledger: Ledger, some: Partial<Recording>): Promise<{ isSent: boolean }> {
    let isSent = false;
    const onSent = () => {
      isSent = true;
    };
    await recorded(ledger, { onSent }, some);
    return { isSent };
  }

  it("is not sent where its most expensive answer would not fit", async () => {
    await withOne(async (ledger) => {
      await ledger.settle(recordOf("before", { dollars: 0.995 }));
      assert.deepEqual(await outcomeOf(ledger, { budgets: { day: 1 } }), { isSent: false });
    });
  });

  it("is sent where it fits, and frees what it did not use", async () => {
    await withOne(async (ledger) => {
      assert.deepEqual(await outcomeOf(ledger, { budgets: { day: 1 } }), { isSent: true });
      assert.equal((await ledger.summary()).heldDollars, 0);
    });
  });

  it("is not sent where it alone may cost more than a request may, though the ledger can't be read", async () => {
    await withOne(async (ledger) => {
      const ledgerIsUnread = () => Promise.reject(new Error("no such disk"));
      // A thousand tokens of output cost one cent.
      assert.deepEqual(await outcomeOf(ledger, { budgets: { request: 0.01 }, ledger: ledgerIsUnread }), {
        isSent: false,
      });
    });
  });

  it("is sent where only another feature has a budget, though nobody knows what it costs", async () => {
    await withOne(async (ledger) => {
      const some = { budgets: { features: { review: 0.001 } }, price: undefined };
      assert.deepEqual(await outcomeOf(ledger, some), { isSent: true });
    });
  });

  it("reserves as many tokens more as this model is known to count", async () => {
    await withOne(async (ledger) => {
      const input = { input: 1_000_000, output: 0, cached: 0 };
      const most = estimatedInput * 1.5;
      const sent = async (budget: number) => {
        let isSent = false;
        const onSent = () => {
          isSent = true;
        };
        await recorded(ledger, { tokensPerEstimate: 1.5, onSent }, { budgets: { request: budget }, price: input });
        return isSent;
      };
      assert.deepEqual([await sent(Math.floor(most)), await sent(Math.ceil(most))], [false, true]);
    });
  });

  it("reserves a quarter more for input where the provider takes more for what it keeps", async () => {
    await withOne(async (ledger) => {
      const input = { input: 1_000_000, output: 0, cached: 0 };
      const most = Math.ceil(estimatedInput * 1.1) * 1.25;
      const sent = async (budget: number) => {
        let isSent = false;
        const onSent = () => {
          isSent = true;
        };
        await recorded(ledger, { paysToCache: true, onSent }, { budgets: { request: budget }, price: input });
        return isSent;
      };
      assert.deepEqual([await sent(Math.floor(most)), await sent(Math.ceil(most))], [false, true]);
    });
  });

  it("is not sent where nobody knows what it costs", async () => {
    await withOne(async (ledger) => {
      assert.deepEqual(await outcomeOf(ledger, { budgets: { day: 1 }, price: undefined }), { isSent: false });
    });
  });

  it("is not sent where the ledger can't be read", async () => {
    await withOne(async (ledger) => {
      const unreadable = () => Promise.reject(new Error("no such disk"));
      const some = { budgets: { day: 1 }, ledger: unreadable, onFailure: () => {} };
      assert.deepEqual(await outcomeOf(ledger, some), { isSent: false });
    });
  });

  it("to a model that costs nothing is never held back", async () => {
    await withOne(async (ledger) => {
      await ledger.settle(recordOf("before", { dollars: 2 }));
      const free = { input: 0, output: 0, cached: 0 };
      const budgets = { request: 0.001, features: { explain: 0.001 }, day: 1 };
      assert.deepEqual(await outcomeOf(ledger, { budgets, price: free }), { isSent: true });
    });
  });
});
