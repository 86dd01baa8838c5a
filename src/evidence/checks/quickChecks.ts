import type { Check, Subject } from "../check.ts";
import { answerCheck } from "./answer.ts";
import { citationsCheck } from "./citations.ts";
import { invisibleCheck } from "./invisible.ts";
import { canCheckKeptExports, keptExportsCheck } from "./keptExports.ts";
import { canCheckNames, namesCheck } from "./names.ts";
import { canCheckOutside, outsideCheck } from "./outside/index.ts";
import { canCheckPackages, packagesCheck } from "./packages/packages.ts";
import { removedCheck } from "./removed/index.ts";
import { secretsCheck } from "./secrets.ts";
import { canCheckStatements, statementsCheck } from "./statements/index.ts";
import { hardTaskOf, taskKindCheck } from "./taskKind.ts";
import { unsafeCheck } from "./unsafe/index.ts";

/** The checks that need nothing but texts and can say something of the subject, in the order in which they are shown. */
export function quickChecks(subject: Subject): readonly Check[] {
  const ofFiles = subject.files.length > 0 ? [removedCheck, unsafeCheck, secretsCheck] : [];
  const ofText = subject.text.trim() !== "" ? [citationsCheck] : [];
  const ofExplained = canCheckStatements(subject) ? [statementsCheck] : [];
  const ofBoth = ofFiles.length + ofText.length > 0 ? [invisibleCheck] : [];
  const ofImports = subject.files.some(canCheckPackages) ? [packagesCheck] : [];
  const ofNames = subject.files.some(canCheckNames) ? [namesCheck] : [];
  const ofTask = [
    ...(subject.asked !== undefined && hardTaskOf(subject.asked) !== undefined ? [taskKindCheck] : []),
    ...(canCheckOutside(subject) ? [outsideCheck] : []),
    ...(canCheckKeptExports(subject) ? [keptExportsCheck] : []),
  ];
  return [...ofFiles, ...ofNames, ...ofImports, ...ofTask, answerCheck, ...ofText, ...ofExplained, ...ofBoth];
}
