import * as z from "zod/mini";
import { pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { type Level, within } from "./level.ts";
import { parseJsonWithComments } from "./parseJson.ts";

const typeScriptSettings = z.object({
  compilerOptions: z.optional(
    z.object({ baseUrl: z.optional(z.string()), paths: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});
const settingsFile = /^[jt]sconfig(?:\.[\w-]+)*\.json$/;
const buildFile = /\.config\.[cm]?[jt]sx?$|^\.babelrc|^(?:deno|import[-_]?map)\.jsonc?$/;

/**
 * Whether a build may give a name a meaning of its own: `paths` or `baseUrl` of TypeScript's settings, or a configuration that
 * mentions it. What such a configuration does with it can't be told.
 */
export async function isAlias(name: string, levels: readonly Level[], tree: WorkspaceTree): Promise<boolean> {
  for (const { folder, entries } of levels) {
    for (const entry of entries) {
      const isSettings = settingsFile.test(entry);
      if (!isSettings && !buildFile.test(entry)) {
        continue;
      }
      const text = await tree.readText(within(folder, entry));
      if (typeof text === "string" && (isSettings ? await maps(text, name, folder, tree) : mentions(text, name))) {
        return true;
      }
    }
  }
  return false;
}

async function maps(text: string, name: string, folder: string, tree: WorkspaceTree): Promise<boolean> {
  const options = typeScriptSettings.safeParse(parseJsonWithComments(text)).data?.compilerOptions;
  if (Object.keys(options?.paths ?? {}).some((pattern) => fits(name, pattern))) {
    return true;
  }
  const base = options?.baseUrl === undefined ? undefined : pathFrom(folder, options.baseUrl);
  const entries = base === undefined ? undefined : await tree.entriesOf(base);
  const first = name.split("/")[0]!;
  return [...(entries ?? [])].some((entry) => entry === `${first}/` || entry.replace(/(?:\.d)?\.\w+$/, "") === first);
}

/** A pattern of `paths` has at most one star; a lone star maps every name to some folder besides packages. */
export function fits(name: string, pattern: string): boolean {
  const [start = "", end] = pattern.split("*");
  return end === undefined ? name === pattern : pattern !== "*" && name.startsWith(start) && name.endsWith(end);
}

function mentions(text: string, name: string): boolean {
  const first = name.split("/")[0]!;
  return [name, first].some((each) => new RegExp(`["'\`^{,\\s]${escaped(each)}(?:["'\`/$:]|\\s*:)`).test(text));
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
