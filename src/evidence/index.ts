export type {
  AnswerFacts,
  ChangedFile,
  CheckId,
  CheckResult,
  CodeFact,
  CommandOutcome,
  FaultsOutcome,
  Finding,
  FindingKind,
  HandlingKind,
  HardTask,
  Knowledge,
  Subject,
  TaskQuestion,
  UnsafeRule,
  Verdict,
} from "./check.ts";
export { checkIds } from "./check.ts";
export { type Checkers, checkSubject } from "./checkSubject.ts";
export { citationsOf } from "./checks/citationsOf.ts";
export type { Types } from "./checks/semantic/index.ts";
export { type Dismissal, folderOf, isDismissed, ruleOf, withDismissal } from "./dismissal.ts";
export { isLanguageName } from "./names/index.ts";
export { type QuickChecks, startQuickChecks } from "./quick/index.ts";
export { startTypeServer, type TypeServer } from "./semantic/index.ts";
export { checkCommandsOf } from "./shadow/checkCommands.ts";
export { setCommandsOf } from "./shadow/setCommands.ts";
export type { ShadowEdit } from "./shadow/shadowFolder.ts";
export { shadowResult } from "./shadow/shadowResult.ts";
export { runInShadow } from "./shadow/shadowRun.ts";
export { grammarFor, type Syntax, startSyntax } from "./syntax/index.ts";
export { verdictOf } from "./verdict.ts";
