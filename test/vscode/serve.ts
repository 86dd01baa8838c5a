import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { endGroup, startGroup } from "./processGroup.ts";
import { servedVscode } from "./servedVscode.ts";

const run = promisify(execFile);

type Settings = Readonly<Record<string, unknown>>;

export interface ServeOptions {
  /** The person's settings. */
  readonly settings?: Settings;
  /** Every folder counts as trusted; otherwise each starts in Restricted Mode. */
  readonly trusted?: boolean;
  /** What is installed: a `.vsix` file as a person installs it, or a folder that holds an unpacked extension. */
  readonly extensions?: readonly string[];
  /** Whether addresses may name extensions under development and tests. VS Code then shows no notifications by itself. */
  readonly forHostTests?: boolean;
  /** Variables that the server and its extension host find in their environment besides ours and `CAVEAT_VSCODE_DATA`. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface Opened {
  /** Absolute path; without one the window has no workspace folder. */
  readonly folder?: string;
  /** Absolute path of a file to open at once. */
  readonly file?: string;
  /** Absolute paths of extensions under development. */
  readonly development?: readonly string[];
  /** Absolute path of a module that exports `run(): Promise<void>`, to be run inside the extension host. */
  readonly tests?: string;
}

/** A running served VS Code with data of its own, so that no run sees what another left. */
export interface Server {
  /** Such as `http://127.0.0.1:8123`. */
  readonly origin: string;
  /** Where it keeps settings, logs and extensions; gone after `stop`. */
  readonly data: string;
  /** The address that a browser opens. */
  url(opened: Opened): string;
  /** Ends the server with every process it started, and removes its data. */
  stop(): Promise<void>;
}

/** Our extension logs the reason for every suggestion that it does not make. */
export const extensionLogLevel = "caveat.caveat=debug";

/** What every run has in common: nothing asks, updates or answers beside our extension. */
const quiet: Settings = {
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Starts VS Code on a free port of the loopback interface. */
export async function serve(options: ServeOptions = {}): Promise<Server> {
  const vscode = await servedVscode();
  const data = await mkdtemp(join(tmpdir(), "caveat-vscode-"));
  const base = [join(vscode, "out", "server-main.js"), "--accept-server-license-terms", "--server-data-dir", data];
  await writeSettings(data, options);
  for (const extension of options.extensions ?? []) {
    await (extension.endsWith(".vsix") ? installExtension(base, extension) : linkExtension(data, extension));
  }
  const port = await freePort();
  const switches = ["--without-connection-token", "--telemetry-level", "off"];
  const driver = options.forHostTests === true ? ["--enable-smoke-test-driver"] : [];
  const words = [...base, "--host", "127.0.0.1", "--port", String(port), ...switches, ...driver];
  const child = startGroup(words, { ...options.environment, CAVEAT_VSCODE_DATA: data });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(origin, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, data, stop, url: (opened) => address(port, opened) };
}

async function writeSettings(data: string, options: ServeOptions): Promise<void> {
  const trust = { "security.workspace.trust.enabled": options.trusted !== true };
  const settings = { ...quiet, ...trust, ...options.settings };
  // A served VS Code is a remote one: what a machine decides belongs into its own file, where a fresh window reads it for sure.
  const ofTheMachine = Object.entries(settings).filter(([name]) =>
    /^caveat\.(models|embedded|usage|timeouts|cache|client|telemetry)\b/.test(name),
  );
  for (const [folder, content] of [
    [join(data, "data", "User"), settings],
    [join(data, "data", "Machine"), Object.fromEntries(ofTheMachine)],
  ] as const) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "settings.json"), JSON.stringify(content));
  }
}

/** VS Code takes a linked folder for an installed extension, so what is built anew is there after a reload. */
async function linkExtension(data: string, folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  await mkdir(join(data, "extensions"), { recursive: true });
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await symlink(folder, join(data, "extensions", name), "junction");
}

async function installExtension(base: readonly string[], file: string): Promise<void> {
  await run(process.execPath, [...base, "--install-extension", file]);
}

function address(port: number, opened: Opened): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload: [string, string][] = [];
  for (const path of opened.development ?? []) {
    payload.push(["extensionDevelopmentPath", remote(path)]);
  }
  if (opened.tests !== undefined) {
    payload.push(["extensionTestsPath", remote(opened.tests)], ["logLevel", extensionLogLevel]);
  }
  if (opened.file !== undefined) {
    payload.push(["openFile", remote(opened.file)]);
  }
  const query = new URLSearchParams(opened.folder === undefined ? { ew: "true" } : { folder: opened.folder });
  if (payload.length > 0) {
    query.set("payload", JSON.stringify(payload));
  }
  return `http://127.0.0.1:${port}/?${query}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const found = server.address();
  server.close();
  await once(server, "close");
  if (found === null || typeof found === "string") {
    throw new Error("The system gave no free port");
  }
  return found.port;
}

/** Waits until the server answers; throws when it has ended or did not answer within a minute. */
async function answering(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`VS Code's server ended at once (${child.exitCode ?? child.signalCode})`);
    }
    const isUp = await fetch(`${origin}/version`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) {
      return;
    }
    await delay(50);
  }
  throw new Error("VS Code's server did not answer within a minute");
}
