import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cached } from "./cached.ts";
import { progress } from "./progress.ts";

const run = promisify(execFile);

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
  const folder = await cached(join("packages", name), (work) =>
    progress(`Downloading ${wanted.name} ${wanted.version}`, () => unpack(wanted, work)),
  );
  return join(folder, "package");
}

/** Downloads the package, checks it and unpacks it as `package` in the folder. Throws where the checksum differs. */
export async function unpack(wanted: PinnedPackage, folder: string): Promise<void> {
  const name = `${wanted.name}@${wanted.version}`;
  await run("npm", ["pack", "--silent", name], { cwd: folder, shell: process.platform === "win32" });
  const archive = (await readdir(folder)).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) {
    throw new Error(`npm pack gave no archive for ${name}`);
  }
  const bytes = await readFile(join(folder, archive));
  const found = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  if (found !== wanted.integrity) {
    throw new Error(`${name} has checksum ${found}, not the pinned ${wanted.integrity}`);
  }
  await run("tar", ["-xzf", archive], { cwd: folder });
  await rm(join(folder, archive));
}
