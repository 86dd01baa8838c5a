import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startOpenai } from "../servers/openai.ts";
import type { Reply } from "../servers/script.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { sampleWorkspace } from "../vscode/checkout.ts";
import { commitAll } from "../vscode/demo.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { PanelOfWorkbench } from "./panelView.ts";
import { useWindows } from "./window.ts";

/** A window on a copy of the sample workspace, and its panel. */
export interface ShopWindow {
  readonly workbench: Workbench;
  readonly panel: PanelOfWorkbench;
  /** Absolute path of the workspace's folder. */
  readonly folder: string;
  /** A file of the workspace as it is on disk, byte for byte as UTF-8. */
  onDisk(path: string): Promise<string>;
}

/** Windows on the sample workspace with a loopback model that says what a test lets it say. */
export interface ShopWindows {
  /** `files`: what is written over the copy before it opens, by path; with `git` they are its uncommitted changes. */
  open(path: string, files?: Readonly<Record<string, string>>): Promise<ShopWindow>;
  /** The next chats are answered so, one after the other; the last one again and again. */
  answer(...replies: readonly Reply[]): void;
  /** What the model was asked. */
  requests(): LoopbackServer["requests"];
}

export interface ShopOptions {
  /** Every folder counts as trusted; so it is if nothing else is said. */
  readonly trusted?: boolean;
  /** The loopback model is set up; so it is if nothing else is said. */
  readonly hasModel?: boolean;
  /** The folder is a git repository with one commit. */
  readonly git?: boolean;
  /** Besides those that each window has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More of the loopback model's entry in the settings. */
  readonly entry?: Readonly<Record<string, unknown>>;
}

export function useShopWindows({
  trusted = true,
  hasModel = true,
  git = false,
  settings = {},
  entry = {},
}: ShopOptions = {}): ShopWindows {
  let model: LoopbackServer;
  let replies: readonly Reply[] = [""];
  let files: Readonly<Record<string, string>> = {};
  let folder = "";

  before(async () => {
    model = await startOpenai({ models: ["tiny-coder"], script: () => nextReply() });
  });

  function nextReply(): Reply {
    const [reply = "", ...rest] = replies;
    replies = rest.length === 0 ? [reply] : rest;
    return reply;
  }

  const workspace = async () => {
    const copy = await sampleWorkspace();
    folder = copy.folder;
    if (git) {
      await commitAll(folder);
    }
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return copy;
  };
  const windows = useWindows(workspace, () => ({
    trusted,
    settings: {
      "caveat.commands.askBeforeSending": false,
      // In a browser it is on, so that nobody could tell what an accept writes.
      "files.autoSave": "off",
      // Ghost text would ask the same model.
      "caveat.completion.languages": { "*": false },
      ...(hasModel ? modelSettings(model, entry) : {}),
      ...settings,
    },
  }));

  after(async () => {
    await model.close();
  });

  return {
    open: async (path, written = {}) => {
      files = written;
      const workbench = await windows.open(path);
      const opened = folder;
      const onDisk = (file: string) => readFile(join(opened, file), "utf8");
      return { workbench, panel: new PanelOfWorkbench(workbench), folder: opened, onDisk };
    },
    answer: (...next) => {
      replies = next;
    },
    requests: () => model.requests,
  };
}

function modelSettings(
  { address }: LoopbackServer,
  more: NonNullable<ShopOptions["entry"]>,
): Readonly<Record<string, unknown>> {
  const entry = { provider: "openaiCompatible", address: `${address}/v1`, name: "tiny-coder", quality: "large" };
  return { "caveat.models": [{ ...entry, ...more }] };
}
