import * as z from "zod/mini";
import { plainFetch } from "./transport.ts";

/** A model server that runs on this machine. */
export interface LocalServer {
  /** Such as `Ollama`; `undefined` where something else speaks OpenAI's language at the usual port. */
  readonly name: string | undefined;
  /** Such as `http://127.0.0.1:11434/v1`. */
  readonly address: string;
  readonly models: readonly string[];
}

/** Where a server usually listens, and how it says what it is. */
export interface UsualPlace {
  readonly name: "Ollama" | "llama.cpp" | "LM Studio" | "vLLM";
  readonly port: number;
}

/** The ports that the servers' own documentation names as their defaults. */
const usualPlaces: readonly UsualPlace[] = [
  { name: "Ollama", port: 11_434 },
  { name: "llama.cpp", port: 8080 },
  { name: "LM Studio", port: 1234 },
  { name: "vLLM", port: 8000 },
];

/** Milliseconds for all of them together; a server on this machine lists its models in a few. */
const patience = 800;

const list = z.object({ data: z.array(z.object({ id: z.string(), owned_by: z.nullish(z.string()) })) });
const tags = z.object({ models: z.array(z.object({ name: z.string() })) });
const props = z.object({ default_generation_settings: z.looseObject({}) });

/** What only this kind of server says: at a path of its own, or of its models. */
const proofs: Readonly<
  Record<UsualPlace["name"], { readonly path: string; readonly proves: (said: unknown) => boolean }>
> = {
  Ollama: { path: "/api/tags", proves: (said) => tags.safeParse(said).success },
  "llama.cpp": { path: "/props", proves: (said) => props.safeParse(said).success },
  "LM Studio": { path: "/v1/models", proves: (said) => list.safeParse(said).success },
  vLLM: {
    path: "/v1/models",
    proves: (said) => list.safeParse(said).data?.data.some(({ owned_by }) => owned_by === "vllm") ?? false,
  },
};

/** Looks for model servers on the loopback alone, at all places at once; whoever has not answered in time is not there. */
export async function findLocalServers(
  signal: AbortSignal,
  { places = usualPlaces, wait = patience }: { readonly places?: readonly UsualPlace[]; readonly wait?: number } = {},
): Promise<readonly LocalServer[]> {
  const until = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
  const found = await Promise.all(places.map((place) => askAt(place, until)));
  return found.filter((server) => server !== undefined);
}

async function askAt({ name, port }: UsualPlace, signal: AbortSignal): Promise<LocalServer | undefined> {
  const origin = `http://127.0.0.1:${port}`;
  const { path, proves } = proofs[name];
  const [own, listed] = await Promise.all([getJson(origin + path, signal), getJson(`${origin}/v1/models`, signal)]);
  const models = modelsIn(listed) ?? modelsIn(own);
  return models === undefined ? undefined : { name: proves(own) ? name : undefined, address: `${origin}/v1`, models };
}

function modelsIn(said: unknown): readonly string[] | undefined {
  const listed = list.safeParse(said);
  if (listed.success) {
    return listed.data.data.map(({ id }) => id);
  }
  return tags.safeParse(said).data?.models.map(({ name }) => name);
}

/** What stands at a path; `undefined` where nobody answers, something else does, or not in time. */
async function getJson(address: string, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await plainFetch(undefined)(address, { signal, headers: { accept: "application/json" } });
    const text = await response.text();
    return response.ok ? JSON.parse(text) : undefined;
  } catch {
    // That nobody is there is the usual answer.
    return undefined;
  }
}
