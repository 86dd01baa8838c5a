import { ModelError, type ModelErrorKind } from "../model/errors.ts";
import type { FimForm } from "../model/fimForm.ts";
import type { FimKind, Model, ModelRequest } from "../model/model.ts";
import { templateOf } from "../prompt/fim/templates.ts";
import { fillIn } from "../prompt/fim.ts";
import { rightAnswer, testHole } from "../prompt/testHole.ts";
import { cleanAnswer } from "./clean/index.ts";

/** One form of request, and how it went. */
export interface Trial {
  readonly form: FimForm;
  /** `fits`: exactly what belongs into the hole; `begins`: that and more; `other`: something else; `failed`: no answer. */
  readonly result: "fits" | "begins" | "other" | "failed";
}

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
  /** Every form that was tried, in that order. */
  readonly tried: readonly Trial[];
  /** Why it can't be used at all. */
  readonly problem?: ModelError;
}

const beginsRightly = /^\s*quaggaName\b/;

/** Tokens; the right answer has four or five. A chat may think first and takes what it needs. */
const longestAnswer = 48;
/** Characters; a longer answer can't fit any more and is read no further. */
const longestSample = 120;

/** Milliseconds; a server of one's own may load its model from a disk first, another one that says nothing for so long is none. */
const longestTrial = 60_000;
const longestOwnTrial = 15 * 60_000;

/** Wrong answers after which a server that is paid for is sent no more raw prompts; a chat is tried all the same. */
const mostWrong = 3;

/** What another form of request can't mend: at the first, and at any later one, where a server may refuse a path it does not know. */
const final: ReadonlySet<ModelErrorKind> = new Set(["auth", "quota", "rate", "network", "timeout"]);
const finalLater: ReadonlySet<ModelErrorKind> = new Set(["quota", "rate", "timeout"]);

interface Tried extends Trial {
  readonly latency: number;
  readonly sample: string;
  readonly problem?: ModelError;
}

export interface TryOptions {
  /** The server is on this machine or in a private network: it has time to load the model, and no answer is paid for. */
  readonly isOwn: boolean;
  /** Called with each form before it is tried. */
  readonly onForm?: (form: FimForm) => void;
}

/**
 * Tries in which form a model fills a hole, the forms in the order given, up to the first whose answer fits exactly: a wrong
 * form shows by an answer that does not. `create` builds the model as one that is asked in that form.
 * Problems are told in the result; throws `ModelError` of kind `cancelled` alone.
 */
export async function tryModel(
  create: (form: FimForm) => Model,
  forms: readonly FimForm[],
  { isOwn, onForm }: TryOptions,
  signal: AbortSignal,
): Promise<Found> {
  const tried: Tried[] = [];
  for (const form of forms) {
    if (templateOf(form) !== undefined && !(takesCompletions(tried) && (isOwn || wrongIn(tried) < mostWrong))) {
      continue;
    }
    onForm?.(form);
    const trial = await tryForm(create(form), form, isOwn ? longestOwnTrial : longestTrial, signal);
    tried.push(trial);
    const hopeless = tried.length === 1 ? final : finalLater;
    if (trial.result === "fits" || (trial.problem !== undefined && hopeless.has(trial.problem.kind))) {
      break;
    }
  }
  return foundIn(tried);
}

/** Whether the server has completions at all, which raw prompts go to; one may only refuse the suffix. */
function takesCompletions(tried: readonly Tried[]): boolean {
  const bySuffix = tried.find(({ form }) => form === "suffix");
  return bySuffix?.problem === undefined || ["badRequest", "server"].includes(bySuffix.problem.kind);
}

function wrongIn(tried: readonly Tried[]): number {
  return tried.filter(({ result }) => result === "begins" || result === "other").length;
}

/** Where nothing fits, these are the forms that go less wrong; a template that does not fit is the wrong one. */
const forWantOfBetter: readonly FimForm[] = ["infill", "generate", "fimEndpoint", "hole", "suffix"];

function foundIn(tried: readonly Tried[]): Found {
  const answered = tried.filter(({ problem }) => problem === undefined);
  const usable = answered.filter(({ form, result }) => result === "fits" || templateOf(form) === undefined);
  const best =
    usable.find(({ result }) => result === "fits") ??
    usable.find(({ result }) => result === "begins") ??
    forWantOfBetter.flatMap((form) => usable.filter((trial) => trial.form === form))[0] ??
    tried.at(-1);
  const trials = tried.map(({ form, result }) => ({ form, result }));
  const { form, result, latency = 0, sample = "", problem } = best ?? {};
  if (form === undefined || problem !== undefined) {
    return { fim: "none", filled: false, latency, sample, tried: trials, ...(problem ? { problem } : {}) };
  }
  return { fim: form, filled: result !== "other", latency, sample, tried: trials };
}

async function tryForm(model: Model, form: FimForm, wait: number, signal: AbortSignal): Promise<Tried> {
  const patience = AbortSignal.timeout(wait);
  const start = performance.now();
  let latency = 0;
  let said = "";
  try {
    const { request } = fillIn(testHole, [], model.capabilities);
    for await (const delta of model.stream(shortened(request), AbortSignal.any([signal, patience]))) {
      latency ||= performance.now() - start;
      said += delta.type === "text" ? delta.text : "";
      const { text, isOver } = readIn(request, said, false);
      if (isOver || text.length > longestSample) {
        break;
      }
    }
    const sample = readIn(request, said, true).text.trimEnd();
    return { form, result: resultOf(sample), latency, sample };
  } catch (error) {
    const problem = patience.aborted && !signal.aborted ? new ModelError("timeout") : error;
    if (!(problem instanceof ModelError) || signal.aborted) {
      throw error;
    }
    return { form, result: "failed", latency, sample: said, problem };
  }
}

function shortened(request: ModelRequest): ModelRequest {
  return request.task === "complete" ? { ...request, maxTokens: longestAnswer } : request;
}

function resultOf(sample: string): Trial["result"] {
  return sample.trim() === rightAnswer ? "fits" : beginsRightly.test(sample) ? "begins" : "other";
}

/** What a chat puts around its answer does not count; a completion that has something around it is asked in the wrong form. */
function readIn(
  { task }: ModelRequest,
  said: string,
  isWhole: boolean,
): { readonly text: string; readonly isOver: boolean } {
  return task === "chat" ? cleanAnswer(said, testHole, isWhole) : { text: said, isOver: false };
}
