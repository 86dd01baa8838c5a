import * as z from "zod/mini";
import { pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { type Level, within } from "./level.ts";
import { parseJson } from "./parseJson.ts";

const patterns = z.array(z.string());
const root = z.object({ workspaces: z.union([patterns, z.object({ packages: patterns })]) });
const member = z.object({ name: z.string() });
/** A repository with more packages than this is not looked through for each import. */
const mostMembers = 200;

/** The names of the packages that a repository's own folders hold: `workspaces` of npm, Yarn and Bun, `pnpm-workspace.yaml`. */
export async function workspaceNames(levels: readonly Level[], tree: WorkspaceTree): Promise<ReadonlySet<string>> {
  const folders = await Promise.all(
    levels.map(async (level) => {
      const found = (await patternsOf(level, tree)).filter((pattern) => !pattern.startsWith("!"));
      return Promise.all(found.map((pattern) => foldersOf(pattern, level.folder, tree)));
    }),
  );
  const names = await Promise.all(
    folders
      .flat(2)
      .slice(0, mostMembers)
      .map(async (folder) => {
        const text = await tree.readText(within(folder, "package.json"));
        return typeof text === "string" ? (member.safeParse(parseJson(text)).data?.name ?? []) : [];
      }),
  );
  return new Set(names.flat());
}

async function patternsOf({ folder, entries }: Level, tree: WorkspaceTree): Promise<readonly string[]> {
  if (entries.has("pnpm-workspace.yaml")) {
    const text = (await tree.readText(within(folder, "pnpm-workspace.yaml"))) ?? "";
    return [...text.matchAll(/^\s*-\s*(["']?)([^"'#\n]+?)\1\s*$/gm)].map(([, , pattern]) => pattern!);
  }
  const text = entries.has("package.json") ? await tree.readText(within(folder, "package.json")) : undefined;
  const workspaces = typeof text === "string" ? root.safeParse(parseJson(text)).data?.workspaces : undefined;
  return workspaces === undefined ? [] : "packages" in workspaces ? workspaces.packages : workspaces;
}

/** `packages/*` and `packages/**` stand for the folders in `packages`; other stars are not followed. */
async function foldersOf(pattern: string, folder: string, tree: WorkspaceTree): Promise<readonly string[]> {
  const [, parent = pattern, stars] = /^([^*]*?)\/?(\*{1,2})?\/?$/.exec(pattern) ?? [];
  const path = parent.includes("*") ? undefined : pathFrom(folder, parent);
  if (path === undefined) {
    return [];
  }
  const entries = stars === undefined ? undefined : await tree.entriesOf(path);
  const children = [...(entries ?? [])].filter((entry) => entry.endsWith("/") && entry !== "node_modules/");
  return stars === undefined ? [path] : children.map((entry) => within(path, entry.slice(0, -1)));
}
