import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";
import { serve } from "../vscode/serve.ts";
import { packExtension } from "../vscode/vsix.ts";
import { startBrowser, Workbench } from "../vscode/workbench.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { percentile } from "./embedded/figures.ts";

/**
 * What starting costs in fresh windows, with the production build that was packaged, and how large the production build is, in
 * units of 1,000 bytes. `activationMs` is the median of the time between VS Code's own marks around loading the code and calling
 * `activate`. Most of Caveat is loaded one turn of the event loop after that: printed too, and part of `activationKB`. What VS
 * Code shows as "Activation" also holds the time in which other extensions that start had the thread: it is printed, beside that
 * of an extension that does nothing.
 */
const windows = 12;
const companion = join(import.meta.dirname, "start", "companion");

interface BuildOutput {
  readonly bytes: number;
  readonly entryPoint?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/** Bytes of the entry point and of what it loads by itself, with all that these import before their first line runs. */
function bytesAtActivation(outputs: Readonly<Record<string, BuildOutput>>): number {
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (!loaded.has(path) && outputs[path] !== undefined) {
      loaded.add(path);
      const statically = outputs[path].imports.filter(({ kind }) => kind === "import-statement");
      statically.forEach((imported) => void load(imported.path));
    }
  };
  load("dist/activate.cjs");
  Object.keys(outputs)
    .filter((path) => outputs[path]?.entryPoint === "src/extension.ts")
    .forEach(load);
  return total([...loaded].flatMap((path) => outputs[path] ?? []));
}

function total(outputs: readonly BuildOutput[]): number {
  return outputs.reduce((bytes, output) => bytes + output.bytes, 0);
}

/** What the page "Developer: Show Running Extensions" says of an extension: "Activation: 12ms", startup or not. */
async function shownActivation(workbench: Workbench, name: string): Promise<number> {
  const row = workbench.page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: name });
  const said = await row.locator(".activation-time").textContent();
  return Number(/(\d+)ms/.exec(said ?? "")?.[1]);
}

interface Started {
  /** Milliseconds that VS Code shows for Caveat, and for the extension that does nothing. */
  readonly shown: readonly (readonly [number, number])[];
  /** The same by its marks. */
  readonly marked: readonly (readonly [Marks, Marks])[];
}

interface Marks {
  readonly load: number;
  readonly activate: number;
  /** Of Caveat: from the beginning of loading until all its parts stood. */
  readonly started?: number;
}

async function measureActivations(): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), "caveat-start-"));
  await writeFile(join(folder, "empty.ts"), "");
  const browser = await startBrowser();
  const server = await serve({
    trusted: true,
    extensions: [checkout, companion],
    environment: { CAVEAT_COMPANION: folder },
  });
  const shown: [number, number][] = [];
  try {
    while (shown.length < windows) {
      const workbench = await Workbench.open(browser, server.url({ folder, file: join(folder, "empty.ts") }));
      await workbench.seen("ready", () => workbench.caveatStatus(), "our status bar item", 60_000);
      // Rows below the window's edge are not there to be read.
      await workbench.page.setViewportSize({ width: 1280, height: 2400 });
      await workbench.run("Developer: Show Running Extensions");
      shown.push([await shownActivation(workbench, "Caveat"), await shownActivation(workbench, "Companion")]);
      await workbench.close();
    }
    const lines = (await readFile(join(folder, "activations.jsonl"), "utf8")).trimEnd().split("\n");
    return { shown, marked: lines.map((line) => JSON.parse(line)) };
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function tellMilliseconds(label: string, times: readonly number[]): void {
  const each = times.map((time) => time.toFixed(0)).join(" ");
  console.log(`${label.padEnd(58)} median ${percentile(times, 0.5).toFixed(0)}: ${each}`);
}

function tellActivations({ shown, marked }: Started): void {
  tellMilliseconds(
    "Caveat, loading its code (ms)",
    marked.map(([ours]) => ours.load),
  );
  tellMilliseconds(
    "Caveat, calling activate",
    marked.map(([ours]) => ours.activate),
  );
  tellMilliseconds(
    "Caveat, from then until all its parts stood",
    marked.map(([ours]) => ours.started ?? Number.NaN),
  );
  tellMilliseconds(
    "an extension that does nothing, both",
    marked.map(([, empty]) => empty.load + empty.activate),
  );
  tellMilliseconds(
    "Caveat, as VS Code shows it",
    shown.map(([ours]) => ours),
  );
  tellMilliseconds(
    "an extension that does nothing, as VS Code shows it",
    shown.map(([, empty]) => empty),
  );
}

const { json } = parseBenchArguments();
const folder = await mkdtemp(join(tmpdir(), "caveat-vsix-"));
try {
  const vsix = join(folder, "caveat.vsix");
  await packExtension(vsix);
  const { outputs } = JSON.parse(await readFile(join(checkout, "dist", "meta.json"), "utf8"));
  const started = await measureActivations();
  tellActivations(started);
  const figures = {
    activationMs: percentile(
      started.marked.map(([{ load, activate }]) => load + activate),
      0.5,
    ),
    activationKB: bytesAtActivation(outputs) / 1000,
    totalKB: total(Object.values(outputs)) / 1000,
    vsixKB: (await stat(vsix)).size / 1000,
  };
  reportFigures(figures, json);
} finally {
  await rm(folder, { recursive: true, force: true });
}
