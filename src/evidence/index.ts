export type {
  AnswerFacts,
  ChangedFile,
  Check,
  CheckId,
  CheckResult,
  Finding,
  FindingKind,
  FindingPlace,
  Knowledge,
  Subject,
  Verdict,
} from "./check.ts";
export { type Citation, checksFor, citationsOf } from "./checks/index.ts";
export { type ChecksOptions, runChecks } from "./runChecks.ts";
export { type Syntax, type SyntaxOptions, startSyntax } from "./syntax/index.ts";
export { verdictOf } from "./verdict.ts";
