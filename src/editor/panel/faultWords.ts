import * as vscode from "vscode";
import type { FaultsOutcome } from "../../evidence/index.ts";

/** Of new tests that pass whatever fault is put into the code. */
export function tellBlindTests(count: number): string {
  return vscode.l10n.t(
    "The new tests notice nothing: {0} small faults were put into the code they test, one at a time, and all tests passed each time.",
    count,
  );
}

/** How a proposal's tests fare against faults in the code they test, a sentence each; nothing where that was not tried. */
export function tellFaults(faults: FaultsOutcome | undefined): string[] {
  if (faults === undefined) {
    return [];
  }
  const { tried, noticed, left, missed } = faults;
  return [
    tried + left === 0
      ? vscode.l10n.t("Nothing was found that the new tests import and a small fault could be put into.")
      : vscode.l10n.t("The tests notice {0} of {1} small faults put into the code they test.", noticed, tried),
    ...missed.map(({ path, line, from, to }) =>
      vscode.l10n.t(
        "None of them notices when `{0}` becomes `{1}` in {2}.",
        short(from),
        short(to),
        `${path}:${line + 1}`,
      ),
    ),
    ...(left === 0 ? [] : [vscode.l10n.t("There was no time for {0} more.", left)]),
  ];
}

/** Characters of code that are told. */
const longest = 60;

function short(code: string): string {
  const plain = code.replaceAll("`", "'");
  return plain.length <= longest ? plain : `${plain.slice(0, longest)}…`;
}
