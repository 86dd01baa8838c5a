import { parseFrontMatter } from "./frontMatter.ts";
import { matchesAny } from "./globs.ts";

/** What is needed of a trusted folder to read its instructions. Paths are relative to it, with `/`. */
export interface InstructionFiles {
  /** The text of a file; `undefined` where there is none that may be read. */
  read(path: string): Promise<string | undefined>;
  /** Paths of the files in a folder and in the folders below it; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

/** One file of the repository's own instructions to assistants. */
export interface Instructions {
  readonly path: string;
  readonly text: string;
  /** Why it applies, in words for a person. */
  readonly reason: string;
  /** Only its beginning was taken. */
  readonly isCut: boolean;
}

/** Characters of all instructions together; Codex reads 32 KiB of `AGENTS.md` files. */
const mostCharacters = 32_768;
/** Files in `.github/instructions` that are opened. */
const mostFiles = 100;

/**
 * The repository's own instructions for the files at `paths`, the general ones first: `AGENTS.md` at the top, Copilot's
 * instructions, those whose `applyTo` matches one of the paths, and the `AGENTS.md` nearest above each path. One without
 * `applyTo` is for people to attach and not read here. Only to be called for a folder that the person trusts.
 */
export async function readInstructions(
  paths: readonly string[],
  files: InstructionFiles,
  signal: AbortSignal,
): Promise<readonly Instructions[]> {
  const found = [
    ...(await readOne("AGENTS.md", "instructions of this repository", files)),
    ...(await readOne(".github/copilot-instructions.md", "instructions of this repository", files)),
    ...(await readTargeted(paths, files, signal)),
    ...(await readNearest(paths, files, signal)),
  ];
  signal.throwIfAborted();
  return capped(found);
}

async function readOne(path: string, reason: string, files: InstructionFiles): Promise<readonly Instructions[]> {
  const text = (await files.read(path))?.trim() ?? "";
  return text === "" ? [] : [{ path, text, reason, isCut: false }];
}

async function readTargeted(
  paths: readonly string[],
  files: InstructionFiles,
  signal: AbortSignal,
): Promise<readonly Instructions[]> {
  const listed = await files.list(".github/instructions");
  const names = listed.filter((path) => path.endsWith(".instructions.md")).toSorted();
  const found: Instructions[] = [];
  for (const path of names.slice(0, mostFiles)) {
    signal.throwIfAborted();
    const { values, body } = parseFrontMatter((await files.read(path)) ?? "");
    const globs = values.get("applyTo") ?? "";
    const matching = paths.find((each) => matchesAny(globs, each));
    if (matching !== undefined && body.trim() !== "") {
      const reason = `instructions of this repository for ${globs}, which ${matching} is`;
      found.push({ path, text: body.trim(), reason, isCut: false });
    }
  }
  return found;
}

async function readNearest(
  paths: readonly string[],
  files: InstructionFiles,
  signal: AbortSignal,
): Promise<readonly Instructions[]> {
  const found = new Map<string, Instructions>();
  for (const path of paths) {
    for (const folder of foldersAbove(path)) {
      signal.throwIfAborted();
      const [nearest] = await readOne(`${folder}/AGENTS.md`, `instructions for the files in ${folder}`, files);
      if (nearest !== undefined) {
        found.set(nearest.path, nearest);
        break;
      }
    }
  }
  return [...found.values()];
}

/** The folders of a path, the nearest first, without the top. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.includes("..") ? [] : parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
}

/** The specific ones stand last and are what a long general one must not push out, so each gets a fair share at least. */
function capped(found: readonly Instructions[]): readonly Instructions[] {
  let left = mostCharacters;
  const sizes = new Map<Instructions, number>();
  const bySize = found.toSorted((one, other) => one.text.length - other.text.length);
  for (const [index, each] of bySize.entries()) {
    const share = Math.min(each.text.length, Math.floor(left / (bySize.length - index)));
    sizes.set(each, share);
    left -= share;
  }
  return found.map((each) => {
    const text = each.text.slice(0, sizes.get(each)).toWellFormed();
    return { ...each, text, isCut: text.length < each.text.length };
  });
}
