import type { Subject } from "../../../src/evidence/check.ts";
import { checkSubject } from "../../../src/evidence/checkSubject.ts";
import { startQuickChecks } from "../../../src/evidence/quick/index.ts";
import { shippedSyntax } from "../../unit/evidence/syntax/shipped.ts";
import { changedFile } from "./changedFile.ts";
import type { BenchCode } from "./corpus.ts";
import { pick, type SourceFile } from "./faults/fault.ts";
import { askedOf } from "./proposed.ts";

const fileLines = 2_000;
const hunks = 10;
const hunkLines = 20;
const proposals = 60;

/** Milliseconds until all checks have ended, and of a core's time in all threads together: the machine may have other things to do. */
export interface QuickTime {
  readonly wall: number;
  readonly core: number;
}

/** The time of each proposal, the first apart: of 200 lines of real code, in ten places of a real file of 2,000 lines. */
export async function quickTimes(
  code: BenchCode,
  random: () => number,
): Promise<{ readonly first: QuickTime; readonly times: readonly QuickTime[] }> {
  const log = (message: string) => console.error(message);
  const workerUrl = new URL("../../../src/evidence/quick/worker.ts", import.meta.url);
  const [quick, syntax] = [startQuickChecks({ workerUrl, log }), await shippedSyntax({ log })];
  const long = code.files.filter(
    ({ text, languageId }) => languageId !== "python" && text.split("\n").length >= fileLines,
  );
  const times: QuickTime[] = [];
  for (let index = 0; index <= proposals; index++) {
    const [file, other] = [pick(random, long), pick(random, long)];
    if (file !== undefined && other !== undefined) {
      const subject = proposalOf(file, other);
      const knowledge = code.knowledgeOf([file.path, other.path]);
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

/** Every tenth part of the file begins with lines of the other one. */
export function proposalOf(file: SourceFile, other: SourceFile): Subject {
  const before = file.text.split("\n").slice(0, fileLines);
  const news = other.text.split("\n");
  const after = before.map((line, index) => (index % (fileLines / hunks) < hunkLines ? (news[index] ?? line) : line));
  const short = { ...file, text: before.join("\n") };
  return {
    answer: { finish: "stop", trimmed: [], stale: [], unplaced: 0, movedHunks: [] },
    files: [changedFile(short, after.join("\n"))],
    text: "This changes `total` in ten places.",
    asked: askedOf(short, { feature: "change", selection: { start: 0, count: hunkLines }, instruction: "Round it" }),
  };
}
