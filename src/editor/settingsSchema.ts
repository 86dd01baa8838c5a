import * as z from "zod/mini";
import { type FimForm, fimForms } from "../model/fimForm.ts";

/** Where answers come from: the model that learns the workspace, one that the editor has, or a provider over the network. */
const providers = ["embedded", "editor", "openai", "anthropic", "openaiCompatible"] as const;
export type Provider = (typeof providers)[number];

const mostDollars = 100_000;

/** Every setting by the name after `caveat.`, with the value that counts where the person's is missing or wrong. */
export const settingSchemas = {
  "completion.languages": setting(z.record(z.string(), z.boolean()), { "*": true }),
  "completion.wait": setting(z.number().check(z.gte(0), z.lte(5000)), 75),
  "model.provider": setting(z.enum(providers), "embedded"),
  "model.address": setting(z.string(), ""),
  "model.name": setting(z.string(), ""),
  "model.fim": setting(z.enum(fimForms), "hole"),
  "embedded.memory": setting(z.number().check(z.gte(16), z.lte(1024)), 128),
  "commands.askBeforeSending": setting(z.boolean(), true),
  "usage.dayBudget": setting(z.number().check(z.gte(0), z.lte(mostDollars)), 0),
  "usage.monthBudget": setting(z.number().check(z.gte(0), z.lte(mostDollars)), 0),
  "usage.prices": setting(z.record(z.string(), z.array(z.number().check(z.gte(0))).check(z.length(2))), {}),
} as const;

type SettingName = keyof typeof settingSchemas;

export interface Settings {
  readonly completion: {
    /** By language identifier; `*` stands for those not named. */
    readonly languages: Readonly<Record<string, boolean>>;
    /** Milliseconds that typing rests before a provider is asked. */
    readonly wait: number;
  };
  readonly model: {
    readonly provider: Provider;
    /** Base URL of an OpenAI-compatible server. */
    readonly address: string;
    readonly name: string;
    /** How the model fills in the middle, as its set-up found. */
    readonly fim: FimForm;
  };
  readonly embedded: {
    /** Most megabytes the learnt tables take. */
    readonly memory: number;
  };
  readonly commands: {
    /** Whether a command shows what goes along and waits before it sends it. */
    readonly askBeforeSending: boolean;
  };
  readonly usage: {
    /** Dollars that may be spent in a day and in a month; 0 for no limit. */
    readonly dayBudget: number;
    readonly monthBudget: number;
    /** By model, dollars per million tokens of input and of output. */
    readonly prices: Readonly<Record<string, readonly number[]>>;
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
    completion: Object.freeze({ languages: value("completion.languages"), wait: value("completion.wait") }),
    model: Object.freeze({
      provider: value("model.provider"),
      address: value("model.address").trim(),
      name: value("model.name").trim(),
      fim: value("model.fim"),
    }),
    embedded: Object.freeze({ memory: value("embedded.memory") }),
    commands: Object.freeze({ askBeforeSending: value("commands.askBeforeSending") }),
    usage: Object.freeze({
      dayBudget: value("usage.dayBudget"),
      monthBudget: value("usage.monthBudget"),
      prices: value("usage.prices"),
    }),
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
