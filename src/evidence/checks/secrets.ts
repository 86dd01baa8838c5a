import type { ChangedFile, Check, Finding } from "../check.ts";
import { hunksOf } from "./changedLines.ts";
import { linesOf } from "./hunkSpans.ts";
import { isTestFile } from "./testFile.ts";

/** CWE-798: credentials that stand in code. */
const cwe = 798;

/** Looks for credentials in what a proposal adds, by the rules that keep them out of requests. What it finds it does not repeat. */
export const secretsCheck: Check = {
  id: "secrets",
  async run({ files }, _knowledge, signal) {
    signal.throwIfAborted();
    const changed = files.filter(({ before, after }) => after !== undefined && after !== before);
    // What the proposal only moves was there before.
    const known = files.map(({ before = "" }) => before).join("\n");
    const findings: Finding[] = [];
    for (const file of changed) {
      findings.push(...(await inFile(file, known, signal)));
    }
    const result = { check: "secrets" as const, findings, seen: changed.map(({ path }) => path), unseen: [] };
    if (changed.length === 0) {
      return { ...result, outcome: "notChecked", reason: "nothingToCheck" };
    }
    return { ...result, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

async function inFile(file: ChangedFile, known: string, signal: AbortSignal): Promise<readonly Finding[]> {
  const { scanForSecrets } = await import("../../model/client/secretScan.ts");
  const lines = linesOf(file.after ?? "");
  const findings: Finding[] = [];
  for (const { id, after } of hunksOf(file)) {
    const added = lines.slice(after.start, after.start + after.count);
    const secrets = (await scanForSecrets(added.join("\n"), signal)).filter((secret) => !known.includes(secret));
    const found = new Map(secrets.map((secret) => [lineOf(secret, added), severityOf(secret, file.path)]));
    for (const [line, severity] of found) {
      const place = { hunk: id, path: file.path, line: after.start + line };
      findings.push({ kind: "secretAdded", cwe, severity, place });
    }
  }
  return findings;
}

/** The line in which a secret's first line stands. */
function lineOf(secret: string, lines: readonly string[]): number {
  const [first = ""] = secret.split("\n");
  return Math.max(
    0,
    lines.findIndex((line) => line.includes(first)),
  );
}

/** A password in an address is often an example's, a key in a test made up. */
function severityOf(secret: string, path: string): Finding["severity"] {
  return secret.includes("://") || isTestFile(path) ? "doubt" : "problem";
}
