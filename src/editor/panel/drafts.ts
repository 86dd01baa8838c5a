import * as vscode from "vscode";
import type { ContextItem } from "../../context/contextItem.ts";
import { gather } from "../../context/forTask.ts";
import { newItem } from "../../context/newItem.ts";
import { estimate } from "../../feature/run.ts";
import type { Task } from "../../feature/task.ts";
import type { ThreadParts } from "./parts.ts";
import { sentItems, type TurnState, type Turns } from "./turnState.ts";
import { answerAlone } from "./withoutModel.ts";

/** What goes along with a thread's questions, until they are sent. */
export class Drafts {
  private readonly turns: Turns;
  private readonly parts: ThreadParts;

  constructor(turns: Turns, parts: ThreadParts) {
    this.turns = turns;
    this.parts = parts;
  }

  /** Shows a draft, at once and then with what goes along; whether it can be sent. */
  async gather(turn: TurnState, signal: AbortSignal): Promise<boolean> {
    this.turns.put({ ...turn, isGathering: true });
    const candidates = await this.parts.models.forCommands(turn.task.feature);
    if (typeof candidates === "string") {
      this.turns.put(await answerAlone(turn, candidates, this.parts, signal));
      return false;
    }
    const [{ label, isLocal, price }] = candidates;
    const items = [...(await this.gathered(turn.task, signal)), ...turn.items];
    const { leftOut = [] } = turn.task;
    const left = vscode.l10n.t(
      "Left out, because ignore rules or their names keep them from being read: {0}",
      leftOut.join(", "),
    );
    this.put({ ...turn, items, model: label, isLocal, price, notes: leftOut.length === 0 ? [] : [left] });
    return !signal.aborted;
  }

  /** Takes an item out, or puts it back. */
  strike(id: string, item: string, struck: boolean): void {
    const turn = this.turns.turn(id);
    const others = turn.struck.filter((each) => each !== item);
    this.put({ ...turn, struck: struck ? [...others, item] : others });
  }

  /** Adds files that the person names. */
  async add(id: string, uris: readonly vscode.Uri[]): Promise<void> {
    for (const uri of uris) {
      const file = (await this.parts.mayLeave(uri)) ? await this.parts.files.read(uri) : undefined;
      if (file === undefined) {
        const path = vscode.workspace.asRelativePath(uri);
        const sentence = vscode.l10n.t("{0} is not added: ignore rules leave it out, or it holds no text.", path);
        void vscode.window.showInformationMessage(sentence);
      } else {
        const item = newItem({
          source: "file",
          uri: file.uri,
          name: file.path,
          lines: { start: 0, count: file.text.split("\n").length },
          text: file.text,
          relevance: 1,
          reason: vscode.l10n.t("you added it"),
        });
        const turn = this.turns.turn(id);
        this.put({ ...turn, items: [...turn.items.filter((each) => each.id !== item.id), item] });
      }
    }
  }

  /** Nothing where the person went on to something else meanwhile. */
  private async gathered(task: Task, signal: AbortSignal): Promise<readonly ContextItem[]> {
    try {
      return await gather(task, this.parts.sourcesFor(task), signal);
    } catch (error) {
      if (signal.aborted) {
        return [];
      }
      throw error;
    }
  }

  private put(turn: TurnState): void {
    const { inputTokens } = estimate(turn.task, sentItems(turn), []);
    this.turns.put({ ...turn, estimate: inputTokens });
  }
}
