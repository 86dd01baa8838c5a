import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { progress } from "../cache/progress.ts";

const run = promisify(execFile);

/** The folder of this checkout. */
export const checkout = join(import.meta.dirname, "..", "..");

const { name, version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));

/** Where `npm run package` puts what can be installed. */
export const vsixPath = join(checkout, `${name}-${version}.vsix`);

/** Bundles the extension into `dist/`; `--production` makes what is published. Throws what the bundler said. */
export async function build(...words: readonly string[]): Promise<void> {
  const bundling = run(process.execPath, ["esbuild.js", ...words], { cwd: checkout });
  const failure = await progress("Building the extension", () => bundling).then(
    () => undefined,
    (error: { stderr: string }) => error.stderr,
  );
  if (failure !== undefined) {
    throw new Error(`The extension can't be built:\n${failure}`);
  }
}

export interface Workspace {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Copies the sample workspace to where it may be typed in without touching the checkout. */
export async function sampleWorkspace(): Promise<Workspace> {
  const parent = await mkdtemp(join(tmpdir(), "caveat-sample-"));
  const folder = join(parent, "shop");
  await cp(join(checkout, "test", "fixtures", "sample"), folder, { recursive: true });
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}
