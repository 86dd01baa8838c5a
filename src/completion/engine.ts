import type { Workspace } from "../context/contextItem.ts";
import { OpenEditors } from "../context/openEditors.ts";
import { isCancelled } from "../model/errors.ts";
import { askingInTurn, type HandedOn } from "../model/fallback.ts";
import type { Delta, Model } from "../model/model.ts";
import { fillIn } from "../prompt/fim.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { gate } from "./gate.ts";
import { RecentSuggestions } from "./reuse.ts";
import { blockEnd, shape } from "./shape/index.ts";
import { none, type Outcome } from "./suggestion.ts";
import { wait } from "./wait.ts";

/** Who answers, and how long typing must rest before anybody is asked. */
export interface Completers {
  /** Asked in turn: where one fails before it says anything, the next one is asked. What any of them said before still counts. */
  readonly models: readonly [Model, ...Model[]];
  /** Milliseconds. */
  readonly wait: number;
  /** They failed a moment ago and are not asked again yet. */
  readonly paused: { has(model: Model): boolean };
  readonly onHandedOn: (handedOn: HandedOn<Model>) => void;
}

/** From a key press to ghost text: reuse, gate, wait, ask, shape, offer. Holds nothing of a request but what was offered and read lately. */
export class CompletionEngine {
  private readonly recent = new RecentSuggestions();
  private readonly openEditors = new OpenEditors();
  private readonly workspace: Workspace;
  private offered = 0;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** What to offer at the snapshot's cursor, or why nothing. Aborting the signal ends the request down to its socket. Throws `ModelError`. */
  async suggest(snapshot: Snapshot, completers: Completers, signal: AbortSignal): Promise<Outcome> {
    const reused = this.recent.find(
      snapshot,
      completers.models.map(({ id }) => id),
    );
    if (reused !== undefined) {
      return { kind: "suggestion", suggestion: reused };
    }
    const closed = gate(snapshot);
    if (closed !== undefined) {
      return none(closed);
    }
    const [first, ...others] = completers.models.filter((model) => !completers.paused.has(model));
    if (first === undefined) {
      return none("paused");
    }
    await wait(first.capabilities.learnsWorkspace ? 0 : completers.wait, signal);
    if (signal.aborted) {
      return none("cancelled");
    }
    return this.ask(snapshot, [first, ...others], completers.onHandedOn, signal);
  }

  private async ask(
    snapshot: Snapshot,
    models: Completers["models"],
    onHandedOn: Completers["onHandedOn"],
    signal: AbortSignal,
  ): Promise<Outcome> {
    let answering = models[0];
    const askOne = (model: Model, hasAlternative: boolean) => {
      answering = model;
      const documents = model.capabilities.learnsWorkspace ? [] : this.workspace.openDocuments();
      const { request, clean } = fillIn(snapshot, this.openEditors.items(snapshot, documents), model.capabilities);
      return clean(model.stream({ ...request, hasAlternative }, signal));
    };
    try {
      const { text, cutOff } = await read(askingInTurn(models, askOne, onHandedOn), snapshot);
      return cutOff && text === "" ? none("cutOff") : this.offer(text, snapshot, answering);
    } catch (error) {
      if (isCancelled(error)) {
        return none("cancelled");
      }
      throw error;
    }
  }

  private offer(completion: string, snapshot: Snapshot, model: Model): Outcome {
    if (completion === "") {
      return none(model.capabilities.learnsWorkspace ? "notSure" : "empty");
    }
    const draft = shape(completion, snapshot);
    if (typeof draft === "string") {
      return none(draft);
    }
    const suggestion = { id: String(++this.offered), ...draft, model: model.id };
    this.recent.add(snapshot, suggestion);
    return { kind: "suggestion", suggestion };
  }
}

/** Reads a stream until it ends or the block is whole; leaving the loop ends the request. Of an answer cut short only the whole lines count. */
async function read(stream: AsyncIterable<Delta>, snapshot: Snapshot): Promise<{ text: string; cutOff: boolean }> {
  let text = "";
  for await (const delta of stream) {
    if (delta.type === "finish") {
      return delta.reason === "stop" ? { text, cutOff: false } : { text: wholeLines(text), cutOff: true };
    }
    text += delta.type === "text" ? delta.text : "";
    if (blockEnd(text, snapshot) !== undefined) {
      break;
    }
  }
  return { text, cutOff: false };
}

function wholeLines(text: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf("\n")));
}
