import type { CheckId, Finding, FindingKind, UnsafeRule } from "./check.ts";

/** What a person can dismiss of a check: a kind of finding, of unsafe code each rule by itself. */
export type RuleId = FindingKind["kind"] | UnsafeRule;

/** A rule whose findings a person does not want to read of, everywhere in a workspace or in one folder of it. */
export interface Dismissal {
  readonly check: CheckId;
  /** A `RuleId`, also one of another version. */
  readonly rule: string;
  /** Path in the workspace, without a slash at its end; absent: everywhere. */
  readonly folder?: string | undefined;
}

export function ruleOf(finding: Finding): RuleId {
  return finding.kind === "unsafe" ? finding.rule : finding.kind;
}

/** The folder that a finding's file is in; `undefined` of a finding in no file and of a file in no folder of the workspace. */
export function folderOf({ place: { path } }: Finding): string | undefined {
  const end = path?.lastIndexOf("/") ?? -1;
  return path === undefined || end <= 0 || path.startsWith("../") ? undefined : path.slice(0, end);
}

/** Whether a rule was dismissed where the finding is. */
export function isDismissed(check: CheckId, finding: Finding, dismissals: readonly Dismissal[]): boolean {
  const rule = ruleOf(finding);
  const { path = "" } = finding.place;
  return dismissals.some(
    (each) =>
      each.check === check && each.rule === rule && (each.folder === undefined || path.startsWith(`${each.folder}/`)),
  );
}

/** With one more; what that one covers is not said twice. */
export function withDismissal(dismissals: readonly Dismissal[], one: Dismissal): readonly Dismissal[] {
  return dismissals.some((each) => covers(each, one))
    ? dismissals
    : [...dismissals.filter((each) => !covers(one, each)), one];
}

function covers(one: Dismissal, other: Dismissal): boolean {
  const isSameRule = one.check === other.check && one.rule === other.rule;
  return isSameRule && (one.folder === undefined || `${other.folder}/`.startsWith(`${one.folder}/`));
}
