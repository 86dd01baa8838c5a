import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ChangedFile, Finding, Knowledge } from "../../../../src/evidence/check.ts";
import { packagesCheck } from "../../../../src/evidence/checks/packages/packages.ts";
import { never, noKnowledge, subject } from "../subjects.ts";

/** A workspace of some files, by path; folders are those that the paths name, such as `node_modules/react/`. */
export function workspaceOf(files: Readonly<Record<string, string>>): Knowledge {
  const paths = Object.keys(files);
  return {
    ...noKnowledge,
    lineCount: async (ending) => (paths.some((path) => `/${path}`.endsWith(`/${ending}`)) ? 1 : null),
    readText: async (path) => files[path] ?? null,
    entriesOf: async (folder) => {
      const start = folder === "" ? "" : `${folder}/`;
      const inside = paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
      const entries = new Set(inside.filter((rest) => rest !== "").map((rest) => rest.replace(/(?<=\/).*$/s, "")));
      return inside.length > 0 || folder === "" ? [...entries] : null;
    },
  };
}

/** A folder of this machine as a workspace, and as a repository. */
export function folderOnDisk(root: string): Knowledge {
  const orNull = <Answer>(read: () => Answer): Answer | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  return {
    ...noKnowledge,
    lineCount: async (path) => orNull(() => readFileSync(join(root, path), "utf8").split("\n").length),
    readText: async (path) => orNull(() => readFileSync(join(root, path), "utf8")),
    entriesOf: async (folder) =>
      orNull(() =>
        readdirSync(join(root, folder))
          .map((name) =>
            statSync(join(root, folder, name), { throwIfNoEntry: false })?.isDirectory() ? `${name}/` : name,
          )
          .concat(folder === "" ? ".git/" : []),
      ),
  };
}

/** A file that a proposal creates. */
export function created(path: string, languageId: string, text: string): ChangedFile {
  const hunks = [{ id: "h1", after: { start: 0, count: text.split("\n").length } }];
  return { path, languageId, before: undefined, after: text, hunks };
}

export function check(knowledge: Knowledge, ...files: readonly ChangedFile[]) {
  return packagesCheck.run(subject({ files }), knowledge, never);
}

/** What is found, each as `severity kind name` and what else it says. */
export async function found(knowledge: Knowledge, ...files: readonly ChangedFile[]): Promise<readonly string[]> {
  return (await check(knowledge, ...files)).findings.map(told);
}

function told(finding: Finding): string {
  const { severity, kind } = finding;
  switch (kind) {
    case "packageNotDeclared": {
      const { name, manifest, installed, closest } = finding;
      const state = installed === undefined ? "" : installed ? ", installed" : ", not installed";
      return `${severity}: ${name} not in ${manifest}${state}${closest === undefined ? "" : `, like ${closest}`}`;
    }
    case "unknownBuiltin":
      return `${severity}: no module ${finding.name}${finding.closest === undefined ? "" : `, like ${finding.closest}`}`;
    case "packageNotInstalled":
      return `${severity}: ${finding.name} in ${finding.manifest}, not installed`;
    case "lookAlike":
      return `${severity}: ${finding.name} like ${finding.like}`;
    case "unresolvedImport":
      return `${severity}: no file ${finding.name}`;
    default:
      return `${severity}: ${kind}`;
  }
}
