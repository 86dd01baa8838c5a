import * as vscode from "vscode";
import type { HandlingKind } from "../../evidence/index.ts";

/** What a proposal no longer exports. */
export function tellExports(names: readonly string[], renamed: string | undefined): string {
  const [first = ""] = names;
  if (renamed !== undefined) {
    return vscode.l10n.t("`{0}` is no longer exported; `{1}` stands in its place.", first, renamed);
  }
  return names.length === 1
    ? vscode.l10n.t("`{0}` is no longer exported.", first)
    : vscode.l10n.t("No longer exported: {0}.", quoted(names));
}

/** What converted code exported and the new code does not name. */
export function tellNotKept(names: readonly string[], from: string): string {
  return vscode.l10n.t("Exported by `{0}` and not named in what it was converted to: {1}.", from, quoted(names));
}

/** The tests that are gone. */
export function tellTests(count: number, names: readonly string[]): string {
  if (count === names.length) {
    return count === 1
      ? vscode.l10n.t("This takes a test away: {0}.", quoted(names))
      : vscode.l10n.t("This takes {0} tests away: {1}.", count, quoted(names));
  }
  return vscode.l10n.t("There are fewer tests by {0}; gone or renamed: {1}.", count, quoted(names));
}

/** Names shown of a long list. */
const mostNames = 8;

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => `\`${name}\``);
  return [...shown, ...(names.length > mostNames ? ["…"] : [])].join(", ");
}

/** What no longer deals with an error, while the code that may fail stays. */
export function tellHandling(what: HandlingKind, code: string): string {
  return handling[what](code);
}

const handling: Readonly<Record<HandlingKind, (code: string) => string>> = {
  catch: (code) => vscode.l10n.t("Error handling is removed here, and the code that may fail stays: `{0}`.", code),
  finally: (code) => vscode.l10n.t("What was done in any case is no longer, if the code here fails: `{0}`.", code),
  errorCheck: (code) => vscode.l10n.t("An error that the code here may return is no longer looked at: `{0}`.", code),
  unwrap: (code) => vscode.l10n.t("An error that was handed on now ends the program: `{0}`.", code),
  guard: (code) => vscode.l10n.t("A check that threw an error is removed here: `{0}`.", code),
};
