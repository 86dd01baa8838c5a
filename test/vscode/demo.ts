import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { demoModelName, startDemoModel } from "../servers/demo/index.ts";

const run = promisify(execFile);

/** The demo model, started until this process ends, as a person's settings. */
export async function demoSettings(): Promise<Readonly<Record<string, unknown>>> {
  const { base } = await startDemoModel();
  console.log(`This is a demo: the answers come from a script on this machine (${base}), not from a language model.`);
  return settingsFor(base);
}

/** The settings of a person who set up the demo model at an address. */
export function settingsFor(base: string): Readonly<Record<string, unknown>> {
  return {
    "caveat.models": [
      { provider: "openaiCompatible", address: base, name: demoModelName, fim: "hole", quality: "large" },
    ],
  };
}

/** Makes a folder a git repository with one commit, so that what is changed in it can be reviewed; where there is no git it says so. */
export async function commitAll(folder: string): Promise<void> {
  const git = (...words: readonly string[]) => run("git", words, { cwd: folder });
  const person = ["-c", "user.name=Demo", "-c", "user.email=demo@example.org", "-c", "commit.gpgsign=false"];
  try {
    await git("init", "--quiet");
    await git("add", "--all");
    await git(...person, "commit", "--quiet", "--message", "Begin the shop");
  } catch (error) {
    console.log(`No git here, so there are no changes to review (${(error as Error).message.split("\n")[0]}).`);
  }
}
