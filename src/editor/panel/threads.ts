import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Task } from "../../feature/task.ts";
import { countStates, undecided } from "../../review/decisions.ts";
import type { History } from "../../review/history.ts";
import type { Outcome } from "../../review/historyEntry.ts";
import type { Hunk, HunkState } from "../../review/proposal.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { Screen, Turn } from "../../webview/protocol.ts";
import type { AskPanel } from "../askPanel.ts";
import { FindingDiagnostics } from "./diagnostics.ts";
import { withDismissals } from "./foundIn.ts";
import type { ThreadParts } from "./parts.ts";
import { RunningProgress } from "./runningProgress.ts";
import { fromSaved, type SavedThread, toSaved } from "./savedThread.ts";
import { Session, type ThreadState } from "./session.ts";
import type { TurnState } from "./turnState.ts";
import { viewOf } from "./turnView.ts";
import type { PanelView } from "./view.ts";

/** Milliseconds of rest after which a thread that changed is kept, and after which changed files are looked at. */
const restBeforeSave = 400;
const restBeforeRefresh = 300;
/** Under which the window remembers what it showed last. */
const shownKey = "panel.thread";

/** The thread on screen, and those before it. What a person reads and decides is kept on disk as it happens. */
export class Threads implements AskPanel, Disposable {
  private readonly parts: ThreadParts;
  private readonly view: PanelView;
  private readonly history: () => Promise<History<SavedThread>>;
  private readonly memory: vscode.Memento;
  private readonly subscriptions: vscode.Disposable[];
  private readonly progress: RunningProgress;
  private readonly diagnostics: FindingDiagnostics;
  private session: Session | undefined;
  private saving: NodeJS.Timeout | undefined;
  private refreshing: NodeJS.Timeout | undefined;

  /** `history`: opened at its first use. `memory`: the window's own. */
  constructor(
    parts: ThreadParts,
    view: PanelView,
    history: () => Promise<History<SavedThread>>,
    memory: vscode.Memento,
  ) {
    this.parts = parts;
    this.view = view;
    this.history = history;
    this.memory = memory;
    this.progress = new RunningProgress(
      () => view.isVisible,
      () => this.session?.stop(),
    );
    this.diagnostics = new FindingDiagnostics(parts.settings);
    this.subscriptions = [
      this.progress,
      this.diagnostics,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.refreshSoon(document)),
      parts.dismissals.onDidChange(() => this.showTurns()),
    ];
  }

  /** The session on screen, if a thread is. */
  get current(): Session | undefined {
    return this.session;
  }

  async begin(task: Task, title: string): Promise<void> {
    const session = this.open({ id: randomUUID(), title, at: Date.now(), turns: [] });
    await this.view.open(true);
    await session.ask(task, "");
    this.view.post({ type: "focus", isGentle: true });
  }

  /** Shows what the window showed last, which a page asks for when it is there. */
  async showAgain(): Promise<void> {
    const id = this.session === undefined ? this.memory.get<string>(shownKey) : undefined;
    if (id !== undefined) {
      await this.load(id);
    } else {
      await this.show();
    }
  }

  /** An empty panel; what ran is stopped, and stays in the history. */
  async clear(): Promise<void> {
    this.saveNow();
    this.session?.dispose();
    this.session = undefined;
    this.showDiagnostics();
    await this.memory.update(shownKey, undefined);
    await this.show();
  }

  async showHistory(): Promise<void> {
    const summaries = await (await this.history()).list();
    const entries = summaries.map(({ id, title, at, outcome }) => ({
      id,
      title,
      when: new Date(at).toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "short" }),
      outcome: tellOutcome(outcome),
    }));
    await this.view.open(true);
    this.view.post({ type: "show", screen: { type: "history", entries } });
  }

  /** Opens a thread of the history; says so where it can't be read any more. */
  async load(id: string): Promise<void> {
    const entry = await (await this.history()).load(id);
    if (entry === undefined) {
      await this.clear();
      return;
    }
    const session = this.open(fromSaved(entry.content));
    await this.show();
    await session.refresh();
  }

  dispose(): void {
    this.saveNow();
    clearTimeout(this.refreshing);
    this.session?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private open(thread: ThreadState): Session {
    this.saveNow();
    this.session?.dispose();
    this.progress.dispose();
    const session = new Session(thread, this.parts, (state, turn, text) => {
      if (this.session === session) {
        this.tell(state, turn, text);
      } else if (text === undefined) {
        // The person went on to another thread; what this one came to is kept all the same.
        void this.save(state);
      }
    });
    this.session = session;
    void this.memory.update(shownKey, thread.id);
    this.view.post({ type: "show", screen: this.screenOf(thread) });
    this.showDiagnostics();
    return session;
  }

  private async show(): Promise<void> {
    const model = await this.parts.models.forCommands("explain");
    const start: Screen = { type: "start", hasModel: typeof model !== "string", isTrusted: vscode.workspace.isTrusted };
    this.view.post({ type: "show", screen: this.session === undefined ? start : this.screenOf(this.session.thread) });
    this.view.showWaiting(this.session?.thread.turns.flatMap(waiting).length ?? 0);
  }

  private tell(thread: ThreadState, turn: TurnState, text: string | undefined): void {
    this.progress.follow(turn);
    this.view.post(
      text === undefined ? { type: "turn", turn: this.viewOf(turn) } : { type: "text", turn: turn.id, text },
    );
    if (text === undefined) {
      this.view.showWaiting(thread.turns.flatMap(waiting).length);
      this.showDiagnostics();
    }
    clearTimeout(this.saving);
    this.saving = setTimeout(() => void this.save(thread), restBeforeSave);
  }

  /** What is told of the turns is another, though they are the same. */
  private showTurns(): void {
    for (const turn of this.session?.thread.turns ?? []) {
      this.view.post({ type: "turn", turn: this.viewOf(turn) });
    }
    this.showDiagnostics();
  }

  private showDiagnostics(): void {
    this.diagnostics.show(this.session?.thread.turns.map((turn) => this.heard(turn)) ?? []);
  }

  private screenOf({ id, title, turns }: ThreadState): Screen {
    return { type: "thread", thread: { id, title, ...placeOf(turns), turns: turns.map((turn) => this.viewOf(turn)) } };
  }

  private viewOf(turn: TurnState): Turn {
    return viewOf(this.heard(turn));
  }

  private heard(turn: TurnState): TurnState {
    return withDismissals(turn, this.parts.dismissals.current);
  }

  /** What waits to be kept is kept before another thread takes its place. */
  private saveNow(): void {
    if (this.session !== undefined && this.saving !== undefined) {
      clearTimeout(this.saving);
      this.saving = undefined;
      void this.save(this.session.thread);
    }
  }

  private async save(thread: ThreadState): Promise<void> {
    const [first] = thread.turns;
    if (first === undefined || first.state === "draft") {
      return;
    }
    const { id, title, at } = thread;
    try {
      const history = await this.history();
      await history.save({
        id,
        title,
        at,
        feature: first.task.feature,
        outcome: outcomeOf(thread),
        content: toSaved(thread),
      });
    } catch (error) {
      this.parts.log.error(error instanceof Error ? error : String(error));
    }
  }

  /** The page says which hunks no longer fit, and which were taken back by the editor's own undo. */
  private refreshSoon(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const turns = this.session?.thread.turns ?? [];
    const files = turns.flatMap(({ proposal, reviewed = [] }) => [...(proposal?.files ?? []), ...reviewed]);
    if (files.some((file) => file.uri === uri)) {
      clearTimeout(this.refreshing);
      this.refreshing = setTimeout(() => void this.refresh(), restBeforeRefresh);
    }
  }

  private async refresh(): Promise<void> {
    await this.session?.refresh();
    this.showDiagnostics();
  }
}

function placeOf(turns: readonly TurnState[]): { place?: { label: string; link: { uri: string; line: number } } } {
  const { document, selection, diagnostic, cursorLine } = turns[0]?.task ?? {};
  if (document === undefined) {
    return {};
  }
  const line = diagnostic?.lines.start ?? selection?.start ?? cursorLine ?? 0;
  return { place: { label: `${document.path}:${line + 1}`, link: { uri: document.uri, line } } };
}

/** Hunks that wait for a decision. */
function waiting({ proposal, decisions }: TurnState): readonly Hunk[] {
  return proposal === undefined ? [] : undecided(proposal, decisions);
}

function outcomeOf({ turns }: ThreadState): Outcome {
  const counts = turns.flatMap(({ proposal, decisions }) =>
    proposal === undefined ? [] : countStates(proposal, decisions),
  );
  const sum = (state: HunkState) => counts.reduce((total, each) => total + each[state], 0);
  return { accepted: sum("accepted"), rejected: sum("rejected"), undecided: sum("undecided") + sum("conflict") };
}

function tellOutcome({ accepted, rejected, undecided: open }: Outcome): string {
  const all = accepted + rejected + open;
  return all === 0 ? "" : vscode.l10n.t("{0} accepted, {1} rejected of {2}", accepted, rejected, all);
}
