import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { benchCorpora } from "../bench/corpora.ts";
import { npmPackage } from "../cache/npmPackage.ts";
import { startOpenai } from "../servers/openai.ts";
import type { Reply } from "../servers/script.ts";
import type { LoopbackServer } from "../servers/server.ts";
import type { Workspace } from "../vscode/checkout.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { type SampleWindows, useWindows } from "./window.ts";

const run = promisify(execFile);

/** The file of rxjs that the tests ask about, and what the loopback model proposes for it. */
export const file = "src/internal/util/args.ts";

/** Windows on the sources of a real package in a repository of their own, with a loopback model that says what a test lets it say. */
export interface PackageWindows {
  open(path: string): Promise<Workbench>;
  /** The next chats are answered so. */
  answer(reply: Reply): void;
  /** What the model was asked. */
  requests(): LoopbackServer["requests"];
  data(): string;
}

/** The rxjs sources as a workspace that is a git repository with one commit. */
async function packageWorkspace(): Promise<Workspace> {
  const rxjs = benchCorpora.find(({ name }) => name === "rxjs");
  if (rxjs === undefined) {
    throw new Error("No corpus rxjs");
  }
  const parent = await mkdtemp(join(tmpdir(), "caveat-rxjs-"));
  const folder = join(parent, "rxjs");
  await cp(join(await npmPackage(rxjs.pinned), "src"), join(folder, "src"), { recursive: true });
  await writeFile(join(folder, "AGENTS.md"), "Keep functions short.\n");
  const git = (...words: readonly string[]) =>
    run("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", ...words], { cwd: folder });
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "The sources of rxjs");
  return { folder, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

export function usePackageWindows(settings: Readonly<Record<string, unknown>> = {}): PackageWindows {
  let model: LoopbackServer;
  let reply: Reply = "";
  let windows: SampleWindows;

  before(async () => {
    model = await startOpenai({ models: ["tiny-coder"], script: () => reply });
  });

  windows = useWindows(packageWorkspace, () => ({
    trusted: true,
    settings: {
      "caveat.models": [
        { provider: "openaiCompatible", address: `${model.address}/v1`, name: "tiny-coder", quality: "large" },
      ],
      // Ghost text would ask the same model.
      "caveat.completion.languages": { "*": false },
      ...settings,
    },
  }));

  after(async () => {
    await model.close();
  });

  return {
    open: (path) => windows.open(path),
    answer: (next) => {
      reply = next;
    },
    requests: () => model.requests,
    data: () => windows.data(),
  };
}
