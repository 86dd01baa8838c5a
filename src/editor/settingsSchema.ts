import * as z from "zod/mini";
import { type Quality, qualities } from "../model/chain.ts";
import { type ModelEntry, modelEntry } from "./modelEntry.ts";

const mostDollars = 100_000;
const milliseconds = z.number().check(z.gte(0), z.lte(5000));
const seconds = z.number().check(z.gte(0), z.lte(3600));

/** Every setting by the name after `caveat.`, with the value that counts where the person's is missing or wrong. */
export const settingSchemas = {
  "completion.languages": setting(z.record(z.string(), z.boolean()), { "*": true }),
  "completion.wait": setting(z.nullable(milliseconds), null),
  "completion.showDelay": setting(milliseconds, 0),
  "completion.inComments": setting(z.boolean(), true),
  "completion.inStrings": setting(z.boolean(), true),
  "nextEdits.enabled": setting(z.boolean(), true),
  models: setting(z.array(modelEntry), []),
  "embedded.memory": setting(z.number().check(z.gte(16), z.lte(1024)), 128),
  "commands.askBeforeSending": setting(z.boolean(), true),
  "commands.leastQuality": setting(z.record(z.string(), z.enum(qualities)), {}),
  "usage.dayBudget": setting(z.number().check(z.gte(0), z.lte(mostDollars)), 0),
  "usage.monthBudget": setting(z.number().check(z.gte(0), z.lte(mostDollars)), 0),
  "usage.prices": setting(z.record(z.string(), z.array(z.number().check(z.gte(0))).check(z.length(2))), {}),
  "usage.requestCap": setting(z.number().check(z.gte(0), z.lte(mostDollars)), 0),
  "usage.featureBudgets": setting(z.record(z.string(), z.number().check(z.gte(0))), {}),
  "timeouts.connect": setting(seconds, 0),
  "timeouts.firstToken": setting(seconds, 0),
  "timeouts.betweenTokens": setting(seconds, 0),
  "timeouts.inAll": setting(seconds, 0),
  "cache.megabytes": setting(z.number().check(z.gte(0), z.lte(1000)), 50),
  "cache.days": setting(z.number().check(z.gte(0), z.lte(365)), 7),
  "client.hedgeAfter": setting(z.number().check(z.gte(0), z.lte(60)), 0),
  "telemetry.otlpEndpoint": setting(z.string(), ""),
  "verify.commands": setting(z.array(z.string().check(z.minLength(1))), []),
  "verify.automatically": setting(z.boolean(), false),
  "askAgain.rounds": setting(z.int().check(z.gte(1), z.lte(5)), 2),
  "diagnostics.enabled": setting(z.boolean(), false),
} as const;

type SettingName = keyof typeof settingSchemas;

export interface Settings {
  readonly completion: {
    /** By language identifier; `*` stands for those not named. */
    readonly languages: Readonly<Record<string, boolean>>;
    /** The most milliseconds that typing rests before a model is asked; `null`: what is computed from model, typist and price. */
    readonly wait: number | null;
    /** Milliseconds after a key before which nothing is shown. */
    readonly showDelay: number;
    readonly inComments: boolean;
    readonly inStrings: boolean;
  };
  readonly nextEdits: {
    /** Whether the place where an edit is to be gone on with is offered. */
    readonly enabled: boolean;
  };
  /** In the order in which they are asked; the embedded model answers where none of them does. */
  readonly models: readonly ModelEntry[];
  readonly embedded: {
    /** Most megabytes the learnt tables take. */
    readonly memory: number;
  };
  readonly commands: {
    /** Whether a command shows what goes along and waits before it sends it. */
    readonly askBeforeSending: boolean;
    /** By feature, the quality below which a person is asked first; goes before what is usual. */
    readonly leastQuality: Readonly<Record<string, Quality>>;
  };
  readonly usage: {
    /** Dollars that may be spent in a day and in a month; 0 for no limit. */
    readonly dayBudget: number;
    readonly monthBudget: number;
    /** Dollars that one request may cost, 0 for no limit; and that a feature may spend in a day. */
    readonly requestCap: number;
    readonly featureBudgets: Readonly<Record<string, number>>;
    /** By model, dollars per million tokens of input and of output. */
    readonly prices: Readonly<Record<string, readonly number[]>>;
  };
  /** Seconds; 0 for what is usual where the model runs. */
  readonly timeouts: {
    readonly connect: number;
    readonly firstToken: number;
    readonly betweenTokens: number;
    readonly inAll: number;
  };
  /** Answers that are kept on disk; 0 of either: none. */
  readonly cache: { readonly megabytes: number; readonly days: number };
  readonly client: {
    /** Seconds after which a request without an answer is sent again beside the first; 0: never. */
    readonly hedgeAfter: number;
  };
  readonly telemetry: {
    /** Where spans go; empty: none is made. */
    readonly otlpEndpoint: string;
  };
  readonly verify: {
    /** What is run in a copy with a proposal in the place of what the project names; none: what it names. */
    readonly commands: readonly string[];
    /** Whether each proposal is tried out without a click. */
    readonly automatically: boolean;
  };
  readonly askAgain: {
    /** The most times that a model is asked again with what was found, for one click. */
    readonly rounds: number;
  };
  readonly diagnostics: {
    /** Whether what checks find stands among the editor's problems, too. */
    readonly enabled: boolean;
  };
}

/** A setting whose value can't be used, and the one that counts instead. */
export interface SettingProblem {
  readonly name: SettingName;
  readonly fallback: unknown;
}

/**
 * Makes one frozen value of what `read` gives for each setting's name. What is missing or wrong takes the setting's own
 * default; what is wrong is told in `problems`.
 */
export function parseSettings(read: (name: string) => unknown): {
  settings: Settings;
  problems: readonly SettingProblem[];
} {
  const problems: SettingProblem[] = [];
  const value = <Name extends SettingName>(name: Name): z.output<(typeof settingSchemas)[Name]["schema"]> => {
    const { schema, fallback } = settingSchemas[name];
    const found = read(name);
    const parsed = schema.safeParse(found ?? fallback);
    if (!parsed.success) {
      problems.push({ name, fallback });
    }
    return (parsed.success ? parsed.data : fallback) as z.output<(typeof settingSchemas)[Name]["schema"]>;
  };
  const settings: Settings = Object.freeze({
    completion: Object.freeze({
      languages: value("completion.languages"),
      wait: value("completion.wait"),
      showDelay: value("completion.showDelay"),
      inComments: value("completion.inComments"),
      inStrings: value("completion.inStrings"),
    }),
    nextEdits: Object.freeze({ enabled: value("nextEdits.enabled") }),
    models: Object.freeze(value("models")),
    embedded: Object.freeze({ memory: value("embedded.memory") }),
    commands: Object.freeze({
      askBeforeSending: value("commands.askBeforeSending"),
      leastQuality: value("commands.leastQuality"),
    }),
    usage: Object.freeze({
      dayBudget: value("usage.dayBudget"),
      monthBudget: value("usage.monthBudget"),
      requestCap: value("usage.requestCap"),
      featureBudgets: value("usage.featureBudgets"),
      prices: value("usage.prices"),
    }),
    timeouts: Object.freeze({
      connect: value("timeouts.connect"),
      firstToken: value("timeouts.firstToken"),
      betweenTokens: value("timeouts.betweenTokens"),
      inAll: value("timeouts.inAll"),
    }),
    cache: Object.freeze({ megabytes: value("cache.megabytes"), days: value("cache.days") }),
    client: Object.freeze({ hedgeAfter: value("client.hedgeAfter") }),
    telemetry: Object.freeze({ otlpEndpoint: value("telemetry.otlpEndpoint").trim() }),
    verify: Object.freeze({
      commands: Object.freeze(value("verify.commands")),
      automatically: value("verify.automatically"),
    }),
    askAgain: Object.freeze({ rounds: value("askAgain.rounds") }),
    diagnostics: Object.freeze({ enabled: value("diagnostics.enabled") }),
  });
  return { settings, problems };
}

/** Whether ghost text is wanted in a language. */
export function languageOn(languages: Readonly<Record<string, boolean>>, languageId: string): boolean {
  return languages[languageId] ?? languages["*"] ?? true;
}

function setting<Schema extends z.ZodMiniType>(schema: Schema, fallback: z.output<Schema>) {
  return { schema, fallback };
}
