import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import { Learnt } from "../../../src/completion/learning/learnt.ts";
import { Rhythm } from "../../../src/completion/rhythm.ts";
import type { Situation } from "../../../src/completion/situation.ts";
import { type EmbeddedModel, startEmbeddedModel } from "../../../src/model/embedded/index.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Capabilities, Delta, Model, ModelRequest } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import type { Snapshot } from "../../../src/text/snapshot.ts";
import { type Body, folderWithout } from "./bodies.ts";
import type { Oracle } from "./oracle.ts";
import type { Side } from "./side.ts";

/** What VS Code does around an engine, in milliseconds: it holds a request back, and needs a moment to paint. */
const held = 50;
const paints = 16;
/** Cursor at rest before the first key. */
const atRestFor = 400;
/** In which the embedded model, that judges the other one, learns the folder. */
const learnsFor = 3000;
/** Milliseconds of rest after which it learns a document anew. */
const learnsAfter = 1000;
const prefixWindow = 24_000;
const suffixWindow = 12_000;

const capabilities: Capabilities = {
  fim: "infill",
  chat: false,
  tools: false,
  logprobs: false,
  learnsWorkspace: false,
  contextWindow: 32_768,
  maxOutput: 1024,
};

/** The oracle without a wire. */
class OracleModel implements Model {
  readonly id = "oracle";
  readonly capabilities = capabilities;
  private readonly oracle: Oracle;

  constructor(oracle: Oracle) {
    this.oracle = oracle;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<Delta> {
    let tokens = 0;
    for await (const text of this.oracle.answer(
      request.task === "complete" ? request.prefix : "",
      request.maxTokens,
      request.stop,
      signal,
    )) {
      tokens++;
      yield { type: "text", text };
    }
    if (signal.aborted) {
      throw new ModelError("cancelled");
    }
    yield { type: "finish", reason: tokens >= request.maxTokens ? "length" : "stop" };
  }
}

/** The engine behind what VS Code's loop of inline completions does; no editor runs. */
export class EngineSide implements Side {
  private readonly body: Body;
  private readonly model: Model;
  private readonly engine: CompletionEngine;
  private readonly embedded: EmbeddedModel;
  private folder = "/";
  private readonly rhythm = new Rhythm();
  private seen: { at: number; ghost: string }[] = [];
  private typed = "";
  private ghost = "";
  private version = 0;
  private lastKey: Situation["lastKey"] = "other";
  private lastAt = 0;
  private controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private learning: NodeJS.Timeout | undefined;

  constructor(body: Body, oracle: Oracle) {
    this.body = body;
    this.model = new OracleModel(oracle);
    const workerUrl = new URL("../../../src/model/embedded/worker.ts", import.meta.url);
    this.embedded = startEmbeddedModel({ workerUrl, memoryCap: 256_000_000, log: (message) => console.error(message) });
    this.engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: new Learnt(() => {}),
      prompts: new PromptMemory(),
      judge: (request, signal) => this.embedded.judge(request, signal),
    });
  }

  async begin(): Promise<void> {
    this.folder = await folderWithout(this.body);
    this.embedded.follower.addFolder(this.folder);
    this.learn();
    await sleep(learnsFor);
    this.engine.prepare(this.snapshot(), this.completers());
    await sleep(atRestFor);
  }

  async look() {
    const { seen } = this;
    this.seen = [];
    return seen;
  }

  async type(text: string): Promise<number> {
    const isAlong = this.ghost.startsWith(text) && this.ghost.length > text.length;
    this.change(text);
    this.ghost = isAlong ? this.ghost.slice(text.length) : "";
    this.lastKey = text.startsWith("\n") ? "enter" : "other";
    this.timer = setTimeout(() => void this.request(), held);
    return this.lastAt;
  }

  async tab() {
    const { ghost } = this;
    this.change(ghost);
    this.ghost = "";
    this.lastKey = "other";
    void this.request();
    return { at: this.lastAt, ghost };
  }

  async written(): Promise<string> {
    return this.typed;
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    clearTimeout(this.learning);
    this.controller.abort();
    this.engine.dispose();
    this.embedded.dispose();
    await rm(this.folder, { recursive: true });
  }

  private change(text: string): void {
    this.controller.abort();
    clearTimeout(this.timer);
    this.typed += text;
    this.version++;
    this.lastAt = performance.now();
    this.rhythm.key(this.lastAt);
    clearTimeout(this.learning);
    this.learning = setTimeout(() => this.learn(), learnsAfter);
  }

  private learn(): void {
    const { before, after } = this.body;
    this.embedded.follower.documentChanged({ uri: this.uri, text: before + this.typed + after });
  }

  private get uri(): string {
    return pathToFileURL(join(this.folder, this.body.file)).href;
  }

  private async request(): Promise<void> {
    const { version, lastAt, lastKey = "other" } = this;
    this.controller.abort();
    this.controller = new AbortController();
    const { signal } = this.controller;
    const { median } = this.rhythm;
    const situation: Situation = {
      lastKey,
      get sinceLastKey() {
        return performance.now() - lastAt;
      },
      ...(median === undefined ? {} : { rhythm: median }),
      hasSelection: false,
      wanted: { inComments: true, inStrings: true },
    };
    const onBetter = () => {
      if (version === this.version) {
        void this.request();
      }
    };
    const outcome = await this.engine.suggest(
      { snapshot: this.snapshot(), situation, signal },
      { ...this.completers(), onBetter },
    );
    await sleep(paints);
    if (!signal.aborted) {
      this.ghost = outcome.kind === "suggestion" ? outcome.suggestion.text : "";
      this.seen.push({ at: performance.now(), ghost: this.ghost });
    }
  }

  private completers() {
    return { models: [this.model] as const, isPriced: false, paused: new Set<Model>(), onHandedOn: () => {} };
  }

  private snapshot(): Snapshot {
    const { before, after, languageId } = this.body;
    const prefix = before + this.typed;
    return {
      uri: this.uri,
      languageId,
      version: this.version,
      charactersBefore: prefix.length,
      charactersAfter: after.length,
      prefix: prefix.slice(-prefixWindow),
      suffix: after.slice(0, suffixWindow),
    };
  }
}
