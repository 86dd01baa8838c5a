import type { ChangedFile, Check, CheckResult, Finding } from "../../check.ts";
import { type AddedImport, addedDeclarations, addedImports } from "./addedImports.ts";
import { closestPackage } from "./closestPackage.ts";
import type { Ecosystem } from "./ecosystem.ts";
import { go } from "./go/go.ts";
import { java } from "./java/java.ts";
import { npm } from "./npm/npm.ts";
import { python } from "./python/python.ts";
import { rust } from "./rust/rust.ts";
import { treeWith, type WorkspaceTree } from "./workspaceTree.ts";

const ecosystems: readonly Ecosystem[] = [npm, python, go, rust, java];
/** A proposal that adds more imports is not checked beyond: each may cost the editor a look at the disk. */
const mostImports = 200;

/** What became of one import or declaration. */
interface Looked {
  readonly name: string;
  readonly result: "there" | "unknown" | Finding;
}

/**
 * Looks up whether the packages and files that a proposal's lines import are declared and there, in the workspace alone: no registry
 * is asked. Of what it declares newly it says what looks like another package's name.
 */
export const packagesCheck: Check = {
  id: "packages",
  async run({ files }, knowledge, signal) {
    signal.throwIfAborted();
    const tree = treeWith(files, knowledge, signal);
    const known = files.filter((file) => file.after !== undefined && canCheckPackages(file));
    const imports = known.flatMap((file) =>
      ecosystemsOf(file).flatMap((ecosystem) =>
        addedImports(file, ecosystem).map((added) => ({ file, ecosystem, added })),
      ),
    );
    const looked = await Promise.all(
      imports.slice(0, mostImports).map(({ file, ecosystem, added }) => checkOne(added, file, ecosystem, tree)),
    );
    signal.throwIfAborted();
    const beyond = imports.slice(mostImports).map(({ added }) => added.name);
    return summary(known, [...looked, ...known.flatMap(lookAlikes)], beyond);
  },
};

/** Whether a file is in a language whose imports are known, or a manifest. */
export function canCheckPackages({ path, languageId, after }: ChangedFile): boolean {
  return ecosystems.some(
    ({ languages, declarations }) =>
      languages.includes(languageId) || declarations?.declaredIn(path, after ?? "") !== undefined,
  );
}

function ecosystemsOf({ languageId }: ChangedFile): readonly Ecosystem[] {
  return ecosystems.filter(({ languages }) => languages.includes(languageId));
}

async function checkOne(
  added: AddedImport,
  file: ChangedFile,
  ecosystem: Ecosystem,
  tree: WorkspaceTree,
): Promise<Looked> {
  const { name, hunk, line } = added;
  const result = await ecosystem.checkImport(name, file, tree);
  return { name, result: typeof result === "string" ? result : { ...result, place: { hunk, path: file.path, line } } };
}

/** Newly declared packages whose names look like those of packages that are used far more. */
function lookAlikes(file: ChangedFile): readonly Looked[] {
  const all = ecosystems.flatMap(({ declarations }) => declarations ?? []);
  return all.flatMap((declarations) =>
    addedDeclarations(file, declarations).map(({ name, hunk, line }): Looked => {
      const like = closestPackage(name, declarations.popular);
      const place = { hunk, path: file.path, line };
      return {
        name,
        result: like === undefined ? "there" : { kind: "lookAlike", name, like, severity: "doubt", place },
      };
    }),
  );
}

function summary(files: readonly ChangedFile[], looked: readonly Looked[], beyond: readonly string[]): CheckResult {
  const unknown = looked.filter(({ result }) => result === "unknown").map(({ name }) => name);
  const known = looked.filter(({ result }) => result !== "unknown").map(({ name }) => name);
  const findings = distinct(looked.map(({ result }) => result).filter((result) => typeof result === "object"));
  const result = { check: "packages" as const, findings, unseen: [...new Set([...unknown, ...beyond])] };
  if (files.length === 0) {
    return { ...result, outcome: "notChecked", seen: [], reason: "nothingToCheck" };
  }
  if (known.length === 0 && unknown.length > 0) {
    return { ...result, outcome: "notChecked", seen: [], reason: "noKnowledge" };
  }
  const seen = known.length === 0 ? files.map(({ path }) => path) : [...new Set(known)];
  return { ...result, outcome: findings.length > 0 ? "found" : "passed", seen };
}

/** A package of which a file imports several parts is told once for the file. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const key = (finding: Finding) =>
    JSON.stringify([finding.place.path, finding.kind, "name" in finding && finding.name]);
  return [...new Map(findings.toReversed().map((finding) => [key(finding), finding])).values()].reverse();
}
