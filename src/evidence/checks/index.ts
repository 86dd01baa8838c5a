import type { Check, Subject } from "../check.ts";
import type { Syntax } from "../syntax/index.ts";
import { canCheckTypes, semanticCheck, type Types } from "./semantic/index.ts";
import { syntaxCheck } from "./syntax.ts";

export { citationsOf } from "./citationsOf.ts";

export type { Types } from "./semantic/index.ts";

/**
 * The checks of the subject that have a thread or a process of their own, in the order in which they are shown; the others are in
 * `quickChecks.ts`. `types`: `undefined` where no compiler may look at the files.
 */
export function checksFor(subject: Subject, syntax: Syntax, types: Types | undefined): readonly Check[] {
  const ofFiles = subject.files.length > 0 ? [syntaxCheck(syntax)] : [];
  const ofTypes = subject.files.some(canCheckTypes) ? [semanticCheck(types)] : [];
  return [...ofFiles, ...ofTypes];
}
