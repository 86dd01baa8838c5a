import { ModelError } from "../model/errors.ts";
import type { Delta, FimKind, Model } from "../model/model.ts";
import { fillIn, type Gap } from "./fim.ts";

/** What a trial of a model found. */
export interface Found {
  /** How it is to be asked for what stands at the cursor; `none` where there is a problem. */
  readonly fim: FimKind;
  /** Whether it filled the test hole rightly; one that answered something else makes poor suggestions. */
  readonly filled: boolean;
  /** Milliseconds to the first text. */
  readonly latency: number;
  /** What it put into the hole. */
  readonly sample: string;
  /** Why it can't be used at all. */
  readonly problem?: ModelError;
}

/** Only the suffix says what belongs into this hole: a server that drops the suffix can't guess the name. */
const testHole: Gap = {
  uri: "file:///greeting.js",
  languageId: "javascript",
  prefix: "function greet(person) {\n  const ",
  suffix: " = person.name.trim();\n  return 'Hello, ' + quaggaName;\n}\n",
};
const rightAnswer = /^\s*quaggaName\b/;

/** Milliseconds; a local server may load its model and read the prompt first, one that says nothing for so long is none. */
const longestTrial = 60_000;

/** What another form of request can't mend, so that only the first is tried. */
const final: ReadonlySet<string> = new Set(["auth", "quota", "rate", "network", "timeout"]);

/**
 * Tries how a model fills a hole: by suffix, then by chat. `create` builds the model as one that is asked in that form.
 * Problems are told in the result; throws `ModelError` of kind `cancelled` alone.
 */
export async function tryModel(create: (fim: FimKind) => Model, signal: AbortSignal): Promise<Found> {
  const bySuffix = await tryForm(create("suffix"), signal);
  if (bySuffix.filled || (bySuffix.problem !== undefined && final.has(bySuffix.problem.kind))) {
    return bySuffix;
  }
  const byChat = await tryForm(create("hole"), signal);
  const onlySuffixAnswered = byChat.problem !== undefined && bySuffix.problem === undefined;
  return onlySuffixAnswered ? bySuffix : byChat;
}

async function tryForm(model: Model, signal: AbortSignal): Promise<Found> {
  const { fim } = model.capabilities;
  const patience = AbortSignal.timeout(longestTrial);
  const start = performance.now();
  let latency = 0;
  let sample = "";
  try {
    const { request, clean } = fillIn(testHole, [], model.capabilities);
    for await (const delta of clean(model.stream(request, AbortSignal.any([signal, patience])))) {
      latency ||= performance.now() - start;
      sample += textOf(delta);
    }
    return { fim, filled: rightAnswer.test(sample), latency, sample };
  } catch (error) {
    const problem = patience.aborted && !signal.aborted ? new ModelError("timeout") : error;
    if (!(problem instanceof ModelError) || signal.aborted) {
      throw error;
    }
    return { fim: "none", filled: false, latency, sample, problem };
  }
}

function textOf(delta: Delta): string {
  return delta.type === "text" ? delta.text : "";
}
