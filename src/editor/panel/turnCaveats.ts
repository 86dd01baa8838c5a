import { type Dismissal, type Finding, folderOf, ruleOf } from "../../evidence/index.ts";
import { acceptable } from "../../review/decisions.ts";
import { presentLine } from "../../review/presentLine.ts";
import type { Caveat } from "../../webview/protocol.ts";
import { explainFinding, tellFinding } from "./caveats.ts";
import { foundIn } from "./foundIn.ts";
import type { TurnState } from "./turnState.ts";

/** What the panel's page shows of what was found. */
export function caveatsOf(turn: TurnState): Caveat[] {
  return foundIn(turn).map(({ result, finding, id }) => {
    const { hunk, quote } = finding.place;
    const folder = folderOf(finding);
    return {
      id,
      severity: finding.severity,
      sentence: tellFinding(finding),
      explanation: explainFinding(result, finding),
      ...(result.check === "shadow" ? { concernsAll: true } : {}),
      ...(hunk === undefined ? {} : { hunk }),
      ...(quote === undefined ? {} : { quote }),
      ...(folder === undefined ? {} : { folder }),
      ...placeOf(finding, turn),
    };
  });
}

/** Where a person looks for what was found: lines are those of the file as it is. */
function placeOf({ place: { path, line } }: Finding, turn: TurnState): Pick<Caveat, "link" | "place"> {
  const { task, proposal, links, decisions } = turn;
  const file = proposal?.files.find((each) => each.path === path);
  const isThere = file?.kind !== "create" || file.hunks.every(({ id }) => decisions[id] === "accepted");
  const others = [...(task.document ? [task.document] : []), ...links.map(({ text, uri }) => ({ path: text, uri }))];
  const uri = file?.uri ?? others.find((each) => each.path === path)?.uri ?? "";
  if (path === undefined || line === undefined || uri === "" || !isThere) {
    return {};
  }
  const at = file === undefined ? line : presentLine(file, line, decisions);
  return { link: { uri, line: at }, place: `${path}:${at + 1}` };
}

/** The rule of a caveat, in its folder alone where that is asked for; `undefined` where there is no such caveat or folder. */
export function dismissalOf(turn: TurnState, caveat: string, scope: "rule" | "folder"): Dismissal | undefined {
  const found = foundIn(turn).find(({ id }) => id === caveat);
  if (found === undefined) {
    return undefined;
  }
  const rule = { check: found.check, rule: ruleOf(found.finding) };
  const folder = folderOf(found.finding);
  return scope === "rule" ? rule : folder === undefined ? undefined : { ...rule, folder };
}

/** Ids of the hunks that "accept all" takes: undecided, without a problem that stands, in no file that is decided hunk by hunk. */
export function acceptedTogether(turn: TurnState): readonly string[] {
  const { proposal, decisions } = turn;
  const problems = caveatsOf(turn).filter(({ severity }) => severity === "problem");
  const problemHunks = new Set(problems.flatMap(({ hunk }) => hunk ?? []));
  const isHeld = problems.some(({ concernsAll }) => concernsAll);
  const chosen = proposal === undefined || isHeld ? [] : acceptable(proposal, decisions, problemHunks);
  return chosen.map(({ hunk }) => hunk.id);
}
