import type { Check, Subject } from "../check.ts";
import type { Syntax } from "../syntax/index.ts";
import { answerCheck } from "./answer.ts";
import { citationsCheck } from "./citations.ts";
import { invisibleCheck } from "./invisible.ts";
import { canCheckNames, namesCheck } from "./names.ts";
import { canCheckPackages, packagesCheck } from "./packages/packages.ts";
import { removedCheck } from "./removed/index.ts";
import { secretsCheck } from "./secrets.ts";
import { canCheckTypes, semanticCheck, type Types } from "./semantic/index.ts";
import { syntaxCheck } from "./syntax.ts";
import { unsafeCheck } from "./unsafe/index.ts";

export { citationsOf } from "./citationsOf.ts";

export type { Types } from "./semantic/index.ts";

/**
 * The checks that can say something of the subject, in the order in which they are shown. `types`: `undefined` where no compiler may look
 * at the files.
 */
export function checksFor(subject: Subject, syntax: Syntax, types?: Types): readonly Check[] {
  const ofFiles = subject.files.length > 0 ? [syntaxCheck(syntax), removedCheck, unsafeCheck, secretsCheck] : [];
  const ofText = subject.text.trim() !== "" ? [citationsCheck] : [];
  const ofBoth = ofFiles.length + ofText.length > 0 ? [invisibleCheck] : [];
  const ofImports = subject.files.some(canCheckPackages) ? [packagesCheck] : [];
  const ofTypes = subject.files.some(canCheckTypes) ? [semanticCheck(types)] : [];
  const ofNames = subject.files.some(canCheckNames) ? [namesCheck] : [];
  return [...ofFiles, ...ofTypes, ...ofNames, ...ofImports, answerCheck, ...ofText, ...ofBoth];
}
