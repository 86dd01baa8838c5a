import * as vscode from "vscode";
import type { HardTask, TaskQuestion } from "../../evidence/index.ts";

/** That models do a kind of task badly, by which word it was known, and what they would have to be told. */
export function tellHardTask(task: HardTask, because: string, questions: readonly TaskQuestion[]): string {
  const known = tasks[task](because);
  return questions.length === 0
    ? known
    : vscode.l10n.t("{0} The request leaves open: {1}", known, questions.map((each) => open[each]()).join(" "));
}

const tasks: Readonly<Record<HardTask, (because: string) => string>> = {
  architecture: (because) =>
    vscode.l10n.t("Models do badly at architecture (`{0}`): they don't know what your system has to bear.", because),
  environment: (because) =>
    vscode.l10n.t("Models do badly at faults of an environment (`{0}`): they don't see the machine.", because),
  security: (because) =>
    vscode.l10n.t(
      "Models do badly at code that security rests on (`{0}`): what works is not yet safe, and tests rarely tell.",
      because,
    ),
};

const open: Readonly<Record<TaskQuestion, () => string>> = {
  system: () => vscode.l10n.t("Which system, and which versions?"),
  changed: () => vscode.l10n.t("What changed since it last worked?"),
  machine: () => vscode.l10n.t("On which machine does it happen, and on which does it not?"),
  threat: () => vscode.l10n.t("Against whom must it hold?"),
  standard: () => vscode.l10n.t("Which standard or library is to be used?"),
  secrets: () => vscode.l10n.t("Where do keys and secrets live?"),
  load: () => vscode.l10n.t("How much load and data is to be expected?"),
  fixed: () => vscode.l10n.t("What must stay as it is?"),
  operation: () => vscode.l10n.t("Where does it run, and who runs it?"),
  failure: () => vscode.l10n.t("What may fail, and what then?"),
};
