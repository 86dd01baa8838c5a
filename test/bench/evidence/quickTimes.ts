import type { Subject } from "../../../src/evidence/check.ts";
import { checkSubject } from "../../../src/evidence/checkSubject.ts";
import { startQuickChecks } from "../../../src/evidence/quick/index.ts";
import { shippedSyntax } from "../../unit/evidence/syntax/shipped.ts";
import { changedFile } from "./changedFile.ts";
import type { BenchCode } from "./corpus.ts";
import { pick, type SourceFile, withLines } from "./faults/fault.ts";
import { functionsIn } from "./harmless.ts";
import { askedOf } from "./proposed.ts";

/** A file of about 2,000 lines, and ten functions of about 20 that come into it. */
const isLong = ({ text, languageId }: SourceFile) => {
  const lines = text.split("\n").length;
  return languageId === "typescript" && lines > 1_700 && lines < 2_600;
};
const hunks = 10;
const isMiddling = ({ count }: { readonly count: number }) => count >= 14 && count <= 26;
const proposals = 60;

/** Milliseconds until all checks have ended, and of a core's time in all threads together: the machine may have other things to do. */
export interface QuickTime {
  readonly wall: number;
  readonly core: number;
}

/** The time of each proposal, the first apart: of 200 lines of real code, at ten places of a real file of 2,000 lines. */
export async function quickTimes(
  code: BenchCode,
  random: () => number,
): Promise<{ readonly first: QuickTime; readonly times: readonly QuickTime[] }> {
  const log = (message: string) => console.error(message);
  const workerUrl = new URL("../../../src/evidence/quick/worker.ts", import.meta.url);
  const [quick, syntax] = [startQuickChecks({ workerUrl, log }), await shippedSyntax({ log })];
  const long = code.files.filter((file) => isLong(file) && functionsIn(file).length >= hunks);
  const added = code.files.filter(({ languageId }) => languageId === "typescript").flatMap(middlingFunctions);
  const times: QuickTime[] = [];
  for (let index = 0; index <= proposals; index++) {
    const file = pick(random, long);
    if (file !== undefined) {
      const subject = proposalOf(file, added, random);
      const knowledge = code.knowledgeOf([file.path]);
      const [began, used] = [performance.now(), process.cpuUsage()];
      await checkSubject(subject, { syntax, quick, knowledge, log }, new AbortController().signal);
      const { user, system } = process.cpuUsage(used);
      times.push({ wall: performance.now() - began, core: (user + system) / 1000 });
    }
  }
  quick.dispose();
  syntax.dispose();
  const [first = { wall: Number.NaN, core: Number.NaN }, ...others] = times;
  return { first, times: others };
}

function middlingFunctions(file: SourceFile): readonly string[] {
  return functionsIn(file)
    .filter(isMiddling)
    .map(({ start, count }) =>
      file.text
        .split("\n")
        .slice(start, start + count)
        .join("\n"),
    );
}

/** Puts functions of other files in front of the file's own. */
function proposalOf(file: SourceFile, added: readonly string[], random: () => number): Subject {
  const heads = functionsIn(file).slice(0, hunks);
  const after = heads.reduceRight(
    (text, { start }) => withLines(text, start, 0, [pick(random, added) ?? "", ""]),
    file,
  );
  return {
    answer: { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] },
    files: [changedFile(file, after.text)],
    text: "This adds ten functions.",
    asked: askedOf(file, { feature: "change", selection: { start: 0, count: 20 }, instruction: "Round it" }),
  };
}
