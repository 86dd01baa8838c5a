import * as vscode from "vscode";
import type { NoSuggestionReason, Outcome } from "../completion/suggestion.ts";
import type { ModelError } from "../model/errors.ts";
import type { Disposable } from "../text/disposable.ts";
import { type Mend, type Told, tell, tellReason } from "./messages.ts";
import type { HeldBack } from "./remoteModels.ts";
import type { Switches } from "./switches.ts";

/**
 * Milliseconds without a key or an answer after which the item tells of them. At each key it would be drawn anew, and turn while
 * a request runs: nobody reads it then, and the window has grey text to draw.
 */
const tellsAfter = 500;

/** What the status bar item says; the last five things that happened decide it. */
interface State {
  readonly off?: "switchedOff" | "languageOff" | "snoozed";
  readonly running: number;
  readonly problem?: Told;
  readonly model: string;
  readonly latency?: number;
  readonly reason?: NoSuggestionReason;
  readonly heldBack: HeldBack;
}

/** The status bar item: ready, thinking, off, or a problem with its cause and the command that mends it. */
export class Status implements Disposable {
  private readonly item = vscode.window.createStatusBarItem("caveat.status", vscode.StatusBarAlignment.Right, 100);
  private readonly subscriptions: vscode.Disposable[];
  private readonly switches: Switches;
  private timer: NodeJS.Timeout | undefined;
  /** What is drawn, in one word. */
  private drawing = "";
  private state: State = { running: 0, model: "", heldBack: { waiting: 0, resting: [] } };

  constructor(switches: Switches) {
    this.switches = switches;
    this.item.name = "Caveat";
    const showOff = () => this.showOff();
    this.subscriptions = [this.item, switches.onDidChange(showOff), vscode.window.onDidChangeActiveTextEditor(showOff)];
    this.showOff();
    this.item.show();
  }

  /** A request began; the returned function ends it. */
  begin(model: string): () => void {
    this.updateSoon({ ...this.state, model, running: this.state.running + 1 });
    return () => this.updateSoon({ ...this.state, running: this.state.running - 1 });
  }

  /** An answer was there after `latency` milliseconds: ghost text and whose it is, or the reason for none. */
  showAnswer(latency: number, outcome: Outcome): void {
    const { reason: _before, ...rest } = this.state;
    const answered = outcome.kind === "none" ? { reason: outcome.reason } : { model: outcome.suggestion.model };
    this.updateSoon({ ...rest, latency, ...answered });
  }

  /** The model failed; the item turns once and says what mends it. */
  showProblem(error: ModelError): void {
    this.update({ ...this.state, problem: tell(error) });
  }

  /** The model that failed answers again, or another model or key does from now on: an old problem says nothing. */
  clearProblem(): void {
    const { problem, ...rest } = this.state;
    if (problem !== undefined) {
      this.update(rest);
    }
  }

  /** What the client holds back from now on. */
  showHeldBack(heldBack: HeldBack): void {
    this.update({ ...this.state, heldBack });
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private showOff(): void {
    const { off: _before, ...rest } = this.state;
    const off = this.switches.offReason(vscode.window.activeTextEditor?.document.languageId);
    this.update(off === undefined ? rest : { ...rest, off });
  }

  private update(state: State): void {
    this.state = state;
    this.render();
  }

  private updateSoon(state: State): void {
    this.state = state;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.render(), tellsAfter);
  }

  private render(): void {
    clearTimeout(this.timer);
    const { off, running, problem } = this.state;
    const text = `${off ? "$(circle-slash)" : problem ? "$(warning)" : running > 0 ? "$(loading~spin)" : "$(pass)"} Caveat`;
    const told = tooltip(this.state);
    const drawing = `${text}\n${told}`;
    // Each property that is set is sent to the window, whether it changes or not.
    if (drawing !== this.drawing) {
      this.drawing = drawing;
      this.item.text = text;
      this.item.command = off || problem?.mend === undefined ? "caveat.menu" : commandOf(problem.mend);
      this.item.backgroundColor =
        !off && problem ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
      this.item.tooltip = told;
      this.item.accessibilityInformation = { label: `Caveat: ${headline(this.state)}` };
    }
  }
}

function commandOf({ title, command, given = [] }: Mend): vscode.Command {
  return { title, command, arguments: [...given] };
}

function headline({ off, problem, running }: State): string {
  if (off !== undefined) {
    return tellReason(off);
  }
  if (problem !== undefined) {
    return problem.sentence;
  }
  return running > 0 ? vscode.l10n.t("thinking") : vscode.l10n.t("ready");
}

function tooltip(state: State): string {
  const lines = [`Caveat: ${headline(state)}`];
  if (state.problem?.mend !== undefined) {
    lines.push(vscode.l10n.t("Click: {0}", state.problem.mend.title));
  }
  if (state.model !== "") {
    lines.push(vscode.l10n.t("Model: {0}", state.model));
  }
  if (state.latency !== undefined) {
    lines.push(vscode.l10n.t("Last answer after {0} ms", Math.round(state.latency)));
  }
  if (state.reason !== undefined) {
    lines.push(vscode.l10n.t("No suggestion at the last key: {0}", tellReason(state.reason)));
  }
  return [...lines, ...heldBackLines(state.heldBack)].join("\n");
}

/** A time of day, not what is left of it: a tooltip stays as it is while it is read. */
function heldBackLines({ waiting, resting }: HeldBack): readonly string[] {
  return [
    ...resting.map(({ model, until }) =>
      vscode.l10n.t(
        "{0} failed several times in a row and is not asked again before {1}",
        model,
        new Date(until).toLocaleTimeString(),
      ),
    ),
    ...(waiting > 0 ? [vscode.l10n.t("Requests that wait for the provider's limit: {0}", waiting)] : []),
  ];
}
