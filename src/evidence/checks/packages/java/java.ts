import type { Ecosystem } from "../ecosystem.ts";
import { blanked, type Imported, lineCounter } from "../imported.ts";
import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";

const manifestNames = ["pom.xml", "build.gradle", "build.gradle.kts"];
/** Packages of the Java platform (Java SE 21 API, "All Packages"). */
const platform = /^(?:java|javax|jdk|sun|com\.sun|org\.w3c\.dom|org\.xml\.sax|org\.ietf\.jgss)\./;

/**
 * Java's package names do not tell the artefact that brings them: an import is known where a declared group begins as it does, or a
 * file of the workspace is called so, and else nothing is said of it.
 */
export const java: Ecosystem = {
  languages: ["java"],
  importsIn,
  async checkImport(name, file, tree) {
    if (platform.test(`${name}.`)) {
      return "there";
    }
    const groups = (await Promise.all(foldersAbove(file.path).map((folder) => groupsIn(folder, tree)))).flat();
    return groups.some((group) => begins(name, group)) || (await isOwn(name, tree)) ? "there" : "unknown";
  },
};

/** The types that Java imports, without the names of their members: The Java Language Specification, "Import Declarations". */
function importsIn(text: string): readonly Imported[] {
  const code = blanked(text, /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"""[\s\S]*?(?:"""|$)/g);
  const lineOf = lineCounter(text);
  return [...code.matchAll(/^[ \t]*import\s+(static\s+)?([\w.]+)(\.\*)?\s*;/gm)].map((found) => {
    const [, isStatic, path = "", all] = found;
    const name = isStatic === undefined || all !== undefined ? path : path.replace(/\.\w+$/, "");
    return { name, line: lineOf(found.index + found[0].search(/\S/)) };
  });
}

async function groupsIn(folder: string, tree: WorkspaceTree): Promise<readonly string[]> {
  const entries = await tree.entriesOf(folder);
  const texts = await Promise.all(
    manifestNames.filter((name) => entries?.has(name)).map((name) => tree.readText(pathFrom(folder, name)!)),
  );
  return texts.flatMap((text) => groupsOf(text ?? ""));
}

/** The groups that a `pom.xml` or a Gradle file names: `<groupId>g</groupId>`, `"g:artefact:version"`, `group: "g"`. */
function groupsOf(text: string): readonly string[] {
  const pattern = /<groupId>\s*([\w.-]+)\s*<|["']([\w.-]+):[\w.-]+(?::[^"'\s]*)?["']|\bgroup\s*[:=]\s*["']([\w.-]+)/g;
  return [...new Set([...text.matchAll(pattern)].map(([, pom, short, long]) => (pom ?? short ?? long)!))];
}

/** Groups are domains turned around, and packages begin with them, or with their first two parts. */
function begins(name: string, group: string): boolean {
  const start = group.split(".").slice(0, 2).join(".");
  return group.includes(".") && name.startsWith(`${start}.`);
}

async function isOwn(name: string, tree: WorkspaceTree): Promise<boolean> {
  return (await tree.hasFile(`${name.replaceAll(".", "/")}.java`)) === true;
}
