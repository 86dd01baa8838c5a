import type { RequestOutcome } from "../../usage/record.ts";
import { ModelError } from "../errors.ts";
import type { Delta, FinishReason, ModelRequest, Usage } from "../model.ts";
import type { RequestEvent } from "../requestEvent.ts";
import { textsOf } from "../textsOf.ts";
import type { Clock } from "./clock.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { Trace, TracedError, TracedEvent, TracedRequest } from "./trace.ts";

export interface TracingOptions {
  readonly trace: Trace;
  /** Where the model's requests go; never with a path, a query or a key. */
  readonly origin: string;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** Tokens that a text takes at most. */
  readonly estimate: (text: string) => number;
}

/** Notes what becomes of each request in the trace: times, sizes, events and the outcome, and nothing of any text. */
export function tracing(options: TracingOptions): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const run = new TracedRun(options, model.id, request);
      const onEvent = (event: RequestEvent) => {
        run.note(event);
        request.onEvent?.(event);
      };
      try {
        for await (const delta of model.stream({ ...request, onEvent }, signal, onHeaders)) {
          run.see(delta);
          yield delta;
        }
      } catch (error) {
        run.failed(error);
        throw error;
      } finally {
        run.end();
      }
    });
}

const outcomes: Readonly<Record<FinishReason, RequestOutcome>> = {
  stop: "done",
  filter: "done",
  length: "cut",
  cut: "cut",
  loop: "looped",
};

/** One request from its beginning to its entry. */
class TracedRun {
  private readonly options: TracingOptions;
  private readonly request: ModelRequest;
  private readonly about: TracedRequest;
  private readonly began: number;
  private readonly events: TracedEvent[] = [];
  private firstMs: number | undefined;
  private answerCharacters = 0;
  private finish: FinishReason | undefined;
  private usage: Usage | undefined;
  private error: TracedError | undefined;

  constructor(options: TracingOptions, model: string, request: ModelRequest) {
    const { task, feature, lane, prompt, maxTokens } = request;
    const { trace, origin, time, clock } = options;
    this.options = options;
    this.request = request;
    this.began = clock.now();
    const number = trace.nextNumber();
    const named = prompt === undefined ? {} : { prompt };
    this.about = { number, at: time(), task, feature, lane, model, origin, ...named, maxTokens };
  }

  note(event: RequestEvent): void {
    const noted: TracedEvent = { ...withNameAlone(event), ms: this.passed() };
    this.events.push(noted);
    this.options.trace.happened(noted, this.about);
  }

  see(delta: Delta): void {
    if (delta.type === "finish") {
      this.finish = delta.reason;
      this.usage = delta.usage;
    } else {
      this.firstMs ??= this.passed();
      this.answerCharacters += delta.text.length;
    }
  }

  failed(error: unknown): void {
    if (!(error instanceof ModelError)) {
      this.error = { kind: "unknown" };
      return;
    }
    const { kind, status, requestId, budget } = error;
    this.error = withNameAlone({ kind, ...defined({ status, requestId, budget }) });
  }

  /** The texts are measured only now, when nobody waits for it, and tokens are estimated only where nobody counted them: that takes milliseconds. */
  end(): void {
    const texts = textsOf(this.request);
    const { firstMs, finish, usage, error } = this;
    const estimatedTokens = usage === undefined ? sum(texts, this.options.estimate) : undefined;
    const requestId = error?.requestId ?? this.events.findLast(hasName)?.requestId;
    this.options.trace.ended({
      ...this.about,
      characters: sum(texts, (text) => text.length),
      events: [...this.events],
      outcome: this.outcome(),
      ...defined({ estimatedTokens, finish, error, requestId, firstMs, usage }),
      totalMs: this.passed(),
      answerCharacters: this.answerCharacters,
    });
  }

  private outcome(): RequestOutcome {
    if (this.error !== undefined) {
      return this.error.kind === "cancelled" ? "stopped" : "failed";
    }
    return this.finish === undefined ? "stopped" : outcomes[this.finish];
  }

  private passed(): number {
    return this.options.clock.now() - this.began;
  }
}

/** How providers name requests; whatever else stands in that header may be anything. */
const requestName = /^[\w.:-]{1,100}$/;

function withNameAlone<Noted extends object>(noted: Noted): Noted {
  if (!hasName(noted) || requestName.test(noted.requestId)) {
    return noted;
  }
  const { requestId: _foreign, ...rest } = noted;
  return rest as Noted;
}

function hasName<Noted extends object>(noted: Noted): noted is Noted & { readonly requestId: string } {
  return "requestId" in noted && noted.requestId !== undefined;
}

/** Without the fields that nothing is known of. */
function defined<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function sum(texts: readonly string[], size: (text: string) => number): number {
  return texts.reduce((total, text) => total + size(text), 0);
}
