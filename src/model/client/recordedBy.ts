import { randomUUID } from "node:crypto";
import { type Budgets, isLimited, needsLedger, refusalOf } from "../../usage/budgets.ts";
import type { Ledger } from "../../usage/ledger.ts";
import { costOf, type Price } from "../../usage/prices.ts";
import type { RequestRecord } from "../../usage/record.ts";
import { type BudgetReason, ModelError } from "../errors.ts";
import type { Delta, FinishReason, Model, ModelRequest, Usage } from "../model.ts";
import { textsOf } from "../textsOf.ts";
import { type Policy, streamingBy } from "./policy.ts";

/** What recording needs to know of a model and of the person. */
export interface Recording {
  readonly ledger: () => Promise<Ledger>;
  /** Where the model's requests go. */
  readonly origin: string;
  /** `undefined` where nobody knows it. */
  readonly price: Price | undefined;
  readonly budgets: Budgets;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Tokens that a text takes at most. */
  readonly estimate: (text: string) => number;
  /** Told of a ledger that can't be written; the answer goes on. */
  readonly onFailure: (error: unknown) => void;
}

/** Tokens around a message's text, and room for what an estimate falls short of in the worst file measured (0.95), unless this model is known to need more. */
const aroundMessage = 6;
const mostUnderestimated = 1.1;

const outcomes: Readonly<Record<FinishReason, RequestRecord["outcome"]>> = {
  stop: "done",
  filter: "done",
  length: "cut",
  cut: "cut",
  loop: "looped",
};

/** Kinds of failure at which the provider has read nothing it would charge for. */
const unpaid: ReadonlySet<string> = new Set([
  "auth",
  "quota",
  "rate",
  "contextLength",
  "notFound",
  "badRequest",
  "network",
]);

/**
 * Reserves what a request may cost before it goes out, and writes what it came to, once. A request over a budget, or with a budget
 * and without a known price, ends with a `ModelError` of kind `budget`. Under a budget nobody counts tokens: a count would send the prompt
 * before it is known whether it may go.
 */
export function recordedBy(recording: Recording): Policy {
  return (model) =>
    streamingBy(countingUnlimited(model, recording), async function* (request, signal, onHeaders) {
      const run = new RecordedRun(recording, model, request);
      await run.reserve();
      try {
        for await (const delta of model.stream(request, signal, onHeaders)) {
          run.see(delta);
          yield delta;
        }
      } catch (error) {
        run.failed(error);
        throw error;
      } finally {
        await run.settle();
      }
    });
}

function countingUnlimited(model: Model, { budgets, price }: Recording): Model {
  const { countTokens } = model;
  if (countTokens === undefined || isFree(price)) {
    return model;
  }
  return {
    ...model,
    countTokens: async (request, signal) => {
      if (isLimited(request.feature, budgets)) {
        throw new ModelError("budget", { budget: "unpriced", isUnsent: true });
      }
      return countTokens(request, signal);
    },
  };
}

function isFree(price: Price | undefined): boolean {
  return price !== undefined && price.input === 0 && price.output === 0;
}

/** One request from its reservation to its record. */
class RecordedRun {
  private readonly recording: Recording;
  private readonly model: Pick<Model, "id" | "capabilities">;
  private readonly request: ModelRequest;
  private readonly id = randomUUID();
  private readonly began: number;
  private readonly inputTokens: number;
  private text = "";
  private usage: Usage | undefined;
  private firstAt: number | undefined;
  private end: Pick<RequestRecord, "outcome" | "failure"> = { outcome: "stopped" };

  constructor(recording: Recording, model: Pick<Model, "id" | "capabilities">, request: ModelRequest) {
    this.recording = recording;
    this.model = model;
    this.request = request;
    this.began = recording.clock();
    this.inputTokens = textsOf(request).reduce((sum, text) => sum + recording.estimate(text) + aroundMessage, 0);
  }

  async reserve(): Promise<void> {
    const { price, budgets } = this.recording;
    if (!isLimited(this.request.feature, budgets)) {
      return;
    }
    if (price === undefined) {
      throw new ModelError("budget", { budget: "unpriced" });
    }
    const dollars = costOf(price, this.most());
    const refusal = dollars > 0 ? await this.refusal(dollars) : undefined;
    if (refusal !== undefined) {
      throw new ModelError("budget", { budget: refusal });
    }
  }

  see(delta: Delta): void {
    if (delta.type === "finish") {
      this.usage = delta.usage;
      this.end = { outcome: outcomes[delta.reason] };
    } else {
      this.firstAt ??= this.recording.clock();
      this.text += delta.text;
    }
  }

  failed(error: unknown): void {
    const kind = error instanceof ModelError ? error.kind : "unknown";
    this.end = kind === "cancelled" ? { outcome: "stopped" } : { outcome: "failed", failure: kind };
  }

  /** Tokens that the request takes at most. */
  private most(): Usage {
    const { tokensPerEstimate = 1, paysToCache = false } = this.model.capabilities;
    const inputTokens = Math.ceil(this.inputTokens * Math.max(mostUnderestimated, tokensPerEstimate));
    const written = paysToCache ? { writtenTokens: inputTokens } : {};
    return { inputTokens, outputTokens: this.request.maxTokens, cachedTokens: 0, ...written };
  }

  private async refusal(dollars: number): Promise<BudgetReason | undefined> {
    const { ledger, budgets } = this.recording;
    const { feature } = this.request;
    const alone = refusalOf({ feature, dollars }, { feature: 0, day: 0, month: 0 }, budgets);
    if (alone !== undefined || !needsLedger(feature, budgets)) {
      return alone;
    }
    try {
      return await (await ledger()).reserve({ id: this.id, feature, dollars }, budgets);
    } catch (error) {
      this.recording.onFailure(error);
      return "unreadable";
    }
  }

  /** Whatever becomes of the record, the answer goes on. */
  async settle(): Promise<void> {
    const { ledger, onFailure } = this.recording;
    try {
      await (await ledger()).settle(this.record());
    } catch (error) {
      onFailure(error);
    }
  }

  private record(): RequestRecord {
    const { origin, price, clock } = this.recording;
    const tokens = this.usage ?? this.estimated();
    const { feature, prompt } = this.request;
    return {
      id: this.id,
      at: this.began,
      feature,
      model: this.model.id,
      origin,
      ...(prompt === undefined ? {} : { prompt }),
      estimatedInputTokens: this.inputTokens,
      ...tokens,
      isEstimate: this.usage === undefined,
      ...(price === undefined ? {} : { dollars: costOf(price, tokens) }),
      ...(this.firstAt === undefined ? {} : { firstMs: this.firstAt - this.began }),
      totalMs: clock() - this.began,
      ...this.end,
    };
  }

  private estimated(): Usage {
    const isUnpaid = this.text === "" && unpaid.has(this.end.failure ?? "");
    const inputTokens = isUnpaid ? 0 : this.inputTokens;
    return { inputTokens, outputTokens: this.recording.estimate(this.text), cachedTokens: 0 };
  }
}
