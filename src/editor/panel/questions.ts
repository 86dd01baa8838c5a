import * as vscode from "vscode";
import { answerKinds } from "../../feature/task.ts";
import { tellFinding } from "./caveats.ts";
import type { TurnState } from "./turnState.ts";

/** What is said to a model when the problems that were found are sent back to it. */
export function askAgainQuestion({ results, task }: TurnState): string {
  const findings = results.flatMap((result) => result.findings);
  const problems = findings.filter(({ severity }) => severity === "problem");
  const list = (problems.length > 0 ? problems : findings).map((finding) => {
    const { path, line } = finding.place;
    const place = path === undefined ? "" : `${path}${line === undefined ? "" : `:${line + 1}`}: `;
    return `- ${place}${tellFinding(finding)}`;
  });
  const wish =
    answerKinds[task.feature] === "proposal"
      ? vscode.l10n.t("Checks found these problems in your changes. Give the changes again without them.")
      : vscode.l10n.t("Checks found these problems in your answer. Give it again without them.");
  return [wish, "", ...list].join("\n");
}
