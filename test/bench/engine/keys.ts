import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import type { Experiences } from "../../../src/completion/experience.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { OpenDocument } from "../../../src/context/contextItem.ts";
import { OpenEditors } from "../../../src/context/openEditors.ts";
import type { Capabilities, Delta, Model, ModelRequest } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import type { Snapshot } from "../../../src/text/snapshot.ts";
import { npmPackage } from "../../cache/npmPackage.ts";
import { benchCorpora } from "../corpora.ts";
import { percentile } from "../embedded/figures.ts";

const capabilities: Capabilities = {
  fim: "infill",
  chat: false,
  tools: false,
  logprobs: false,
  learnsWorkspace: false,
  contextWindow: 32_000,
  maxOutput: 512,
};

/** Lines of the file that is typed in. */
const lines = 5000;

/** 5,000 lines of real code: files of a published package, one behind the other. */
export async function longFile(): Promise<string> {
  const corpus = benchCorpora.find(({ name }) => name === "effect");
  if (corpus === undefined) {
    throw new Error("No corpus effect");
  }
  const folder = join(await npmPackage(corpus.pinned), "src");
  const files = globSync("*.ts", { cwd: folder }).sort();
  const all = files
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n")
    .split("\n");
  return all.slice(0, lines).join("\n");
}

/** What the editor's edge hands over of a document: as many characters before and after the cursor. */
const prefixWindow = 24_000;
const suffixWindow = 12_000;
const places = 60;
const keysAtEach = 24;
/** Milliseconds between tokens of 4 characters. */
const perToken = 3;

/** Goes on with the file's own text, so that keys follow it, wherever it is asked. */
class FileModel implements Model {
  readonly id = "file";
  readonly capabilities = capabilities;
  private readonly rest: (request: ModelRequest) => string;

  constructor(rest: (request: ModelRequest) => string) {
    this.rest = rest;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<Delta> {
    const text = this.rest(request).slice(0, 1000);
    for (let start = 0; start < text.length && !signal.aborted; start += 4) {
      await sleep(perToken);
      yield { type: "text", text: text.slice(start, start + 4) };
    }
    yield { type: "finish", reason: "stop" };
  }
}

const experiences: Experiences = {
  of: () => ({ acceptance: 0.5, lineTrust: 0.95, errsOfLate: false, trustAfterMiss: 0.6, leastProbability: 0 }),
  judged: () => {},
  firstTokenAfter: () => {},
};

/**
 * Types in a long file with the engine behind it. `hits`: milliseconds from a key to a suggestion that was known. `sync`: milliseconds for which
 * a key held the event loop, all that it set off included, until the next turn.
 */
export async function typeInLongFile(
  text: string,
  languageId: string,
  open: readonly OpenDocument[],
  random: () => number,
): Promise<{ readonly hits: readonly number[]; readonly sync: readonly number[] }> {
  let cursor = 0;
  const model = new FileModel(() => text.slice(cursor));
  const openEditors = new OpenEditors();
  const engine = new CompletionEngine({
    context: { gather: async (snapshot) => ({ items: openEditors.items(snapshot, open) }) },
    experiences,
    prompts: new PromptMemory(),
  });
  const hits: number[] = [];
  const sync: number[] = [];
  for (let place = 0; place < places; place++) {
    cursor = text.indexOf("\n", Math.floor(text.length * (0.1 + 0.8 * random()))) + 1;
    const suffix = text.slice(text.indexOf("\n", cursor + 400) + 1);
    for (let key = 0; key < keysAtEach; key++) {
      const snapshot = snapshotAt(text.slice(0, cursor), suffix, languageId);
      const controller = new AbortController();
      const began = performance.now();
      const outcome = engine.suggest(
        { snapshot, situation: atRest, signal: controller.signal },
        { models: [model], isPriced: false, paused: new Set<Model>(), onHandedOn: () => {} },
      );
      const answered = outcome.then((known) => (known.kind === "suggestion" ? performance.now() - began : undefined));
      const atOnce = await Promise.race([answered, turn(undefined)]);
      sync.push(performance.now() - began);
      if (atOnce !== undefined) {
        hits.push(atOnce);
      }
      await sleep(key === 0 ? 40 : 5);
      controller.abort();
      cursor++;
    }
  }
  engine.dispose();
  return { hits, sync };
}

function snapshotAt(before: string, after: string, languageId: string): Snapshot {
  return {
    uri: "file:///long",
    languageId,
    version: 1,
    charactersBefore: before.length,
    charactersAfter: after.length,
    prefix: before.slice(-prefixWindow),
    suffix: after.slice(0, suffixWindow),
  };
}

/** The figures of a run. */
export function keyFigures({ hits, sync }: { readonly hits: readonly number[]; readonly sync: readonly number[] }) {
  return { hitMs: percentile(hits, 0.95), syncP95: percentile(sync, 0.95) };
}
