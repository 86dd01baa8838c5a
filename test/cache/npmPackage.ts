import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { progress } from "./progress.ts";

const run = promisify(execFile);

/** Where downloads live: outside the checkout, so that a fresh clone finds them again. */
export const cacheFolder = process.env.CAVEAT_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "caveat");

export interface PinnedPackage {
  readonly name: string;
  /** Exact version. */
  readonly version: string;
  /** `sha512-…`, as `npm view NAME@VERSION dist.integrity` prints it. */
  readonly integrity: string;
}

/** Unpacks a published package into the cache once, after its checksum was held against the pinned one. Returns its folder. */
export async function npmPackage(wanted: PinnedPackage): Promise<string> {
  const name = `${wanted.name.replace("/", "+")}@${wanted.version}`;
  const folder = join(cacheFolder, "packages", name);
  if (existsSync(join(folder, ".complete"))) {
    return join(folder, "package");
  }
  return progress(`Downloading ${wanted.name} ${wanted.version}`, async () => {
    await mkdir(join(cacheFolder, "packages"), { recursive: true });
    const work = await mkdtemp(join(cacheFolder, "packages", ".work-"));
    try {
      await run("npm", ["pack", "--silent", `${wanted.name}@${wanted.version}`], { cwd: work });
      const [archive] = (await readdir(work)).filter((file) => file.endsWith(".tgz"));
      if (archive === undefined) {
        throw new Error(`npm pack gave no archive for ${name}`);
      }
      const found = `sha512-${createHash("sha512").update(await readFile(join(work, archive))).digest("base64")}`;
      if (found !== wanted.integrity) {
        throw new Error(`${name} has checksum ${found}, not the pinned ${wanted.integrity}`);
      }
      await run("tar", ["-xzf", archive], { cwd: work });
      await rm(join(work, archive));
      await writeFile(join(work, ".complete"), "");
      await rm(folder, { recursive: true, force: true });
      await rename(work, folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return join(folder, "package");
  });
}
