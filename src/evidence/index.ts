export type {
  AnswerFacts,
  ChangedFile,
  CheckId,
  CheckResult,
  CommandOutcome,
  Finding,
  FindingKind,
  Knowledge,
  Subject,
} from "./check.ts";
export { checksFor, citationsOf } from "./checks/index.ts";
export type { HandlingKind } from "./checks/removed/handling.ts";
export type { UnsafeRule } from "./checks/unsafe/rule.ts";
export { isLanguageName } from "./names/index.ts";
export { runChecks } from "./runChecks.ts";
export { checkCommandsOf } from "./shadow/checkCommands.ts";
export type { ShadowEdit } from "./shadow/shadowFolder.ts";
export { shadowResult } from "./shadow/shadowResult.ts";
export { runInShadow } from "./shadow/shadowRun.ts";
export { grammarFor, type Syntax, startSyntax } from "./syntax/index.ts";
export { verdictOf } from "./verdict.ts";
