import type { Workspace } from "../context/contextItem.ts";
import { OpenEditors } from "../context/openEditors.ts";
import { isCancelled } from "../model/errors.ts";
import type { Delta, Model } from "../model/model.ts";
import { fillIn } from "../prompt/fim.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { gate } from "./gate.ts";
import { RecentSuggestions } from "./reuse.ts";
import { blockEnd, shape } from "./shape/index.ts";
import { none, type Outcome } from "./suggestion.ts";
import { wait } from "./wait.ts";

/** Who answers, and how long typing must rest before it is asked. */
export interface Completer {
  readonly model: Model;
  /** Milliseconds. */
  readonly wait: number;
  /** It failed a moment ago and is not asked again yet; what it said before still counts. */
  readonly isPaused: boolean;
}

/** From a key press to ghost text: reuse, gate, wait, ask, shape, offer. Holds nothing of a request but what was offered and read lately. */
export class CompletionEngine {
  private readonly recent = new RecentSuggestions();
  private readonly openEditors = new OpenEditors();
  private readonly workspace: Workspace;

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** What to offer at the snapshot's cursor, or why nothing. Aborting the signal ends the request down to its socket. Throws `ModelError`. */
  async suggest(snapshot: Snapshot, completer: Completer, signal: AbortSignal): Promise<Outcome> {
    const reused = this.recent.find(snapshot, completer.model.id);
    if (reused !== undefined) {
      return { kind: "suggestion", suggestion: reused };
    }
    const closed = gate(snapshot);
    if (closed !== undefined) {
      return none(closed);
    }
    if (completer.isPaused) {
      return none("paused");
    }
    await wait(completer.wait, signal);
    if (signal.aborted) {
      return none("cancelled");
    }
    return this.ask(snapshot, completer.model, signal);
  }

  private async ask(snapshot: Snapshot, model: Model, signal: AbortSignal): Promise<Outcome> {
    const documents = model.capabilities.learnsWorkspace ? [] : this.workspace.openDocuments();
    const fill = fillIn(snapshot, this.openEditors.items(snapshot, documents), model.capabilities);
    try {
      const { text, cutOff } = await read(fill.clean(model.stream(fill.request, signal)), snapshot);
      return cutOff && text === "" ? none("cutOff") : this.offer(text, snapshot, model);
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
    const suggestion = { ...draft, model: model.id };
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
