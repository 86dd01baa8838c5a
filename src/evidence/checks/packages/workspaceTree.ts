import { posix } from "node:path";
import type { ChangedFile, Knowledge } from "../../check.ts";

/** The workspace as it would be with a proposal; each file and folder is asked for once. */
export interface WorkspaceTree {
  /** Lines of a file; `null` where there is no such file. */
  readText(path: string): Promise<string | null | undefined>;
  /** What a folder holds, folders with a slash at their end; `null` where there is no such folder. */
  entriesOf(folder: string): Promise<ReadonlySet<string> | null | undefined>;
  /** Whether a file ends so, somewhere; `undefined` where that can't be known. */
  hasFile(ending: string): Promise<boolean | undefined>;
  /** Whether the proposal changes a file. */
  isChanged(path: string): boolean;
}

export function treeWith(files: readonly ChangedFile[], knowledge: Knowledge, signal: AbortSignal): WorkspaceTree {
  const texts = new Map(files.map(({ path, after }) => [path, after ?? null]));
  // A file that is only changed stands where it stands; an untitled one has no place on disk at all.
  const moved = files.filter(({ before, after }) => before === undefined || after === undefined);
  return {
    readText: once(async (path) => (texts.has(path) ? texts.get(path) : knowledge.readText(path, signal))),
    entriesOf: once(async (folder) => {
      const entries = await knowledge.entriesOf(folder, signal);
      return withProposed(entries && new Set(entries), folder, moved);
    }),
    hasFile: once(async (ending) => {
      const lines = await knowledge.lineCount(ending, signal);
      return lines === undefined ? undefined : lines !== null;
    }),
    isChanged: (path) => texts.has(path),
  };
}

function withProposed(
  present: ReadonlySet<string> | null | undefined,
  folder: string,
  moved: readonly ChangedFile[],
): ReadonlySet<string> | null | undefined {
  const entries = new Set<string>(present ?? []);
  const start = folder === "" ? "" : `${folder}/`;
  for (const { path, after } of moved) {
    const [name, ...rest] = path.startsWith(start) ? path.slice(start.length).split("/") : [];
    if (name === undefined) {
      continue;
    }
    if (after !== undefined) {
      entries.add(rest.length > 0 ? `${name}/` : name);
    } else if (rest.length === 0) {
      entries.delete(name);
    }
  }
  return present ? entries : present === null && entries.size > 0 ? entries : present;
}

/** The folders that a file lies in, the nearest first; the workspace's own is the empty path. A file outside of it lies in none. */
export function foldersAbove(path: string): readonly string[] {
  if (/^(?:\/|[a-z]:|\.\.\/)/i.test(path)) {
    return [];
  }
  const parts = path.split("/").slice(0, -1);
  return [...parts.keys(), parts.length].reverse().map((count) => parts.slice(0, count).join("/"));
}

/** A path from a folder; `undefined` where it leads out of the workspace. */
export function pathFrom(folder: string, relative: string): string | undefined {
  const path = posix.join(folder, relative).replace(/\/$/, "");
  return path.startsWith("..") || path.startsWith("/") ? undefined : path === "." ? "" : path;
}

/** The folder of a file, if the file is there in the workspace, or would be; an untitled one is not. */
export async function placedFolder(path: string, tree: WorkspaceTree): Promise<string | undefined> {
  const folder = foldersAbove(path)[0];
  const entries = folder === undefined ? undefined : await tree.entriesOf(folder);
  return entries?.has(posix.basename(path)) ? folder : undefined;
}

function once<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (key) => {
    const answer = asked.get(key) ?? ask(key);
    asked.set(key, answer);
    return answer;
  };
}
