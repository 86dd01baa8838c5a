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
 * What starting costs: how long VS Code says that `activate` ran (median of fresh windows, the package installed as a person
 * has it), and how large the production build is, in units of 1,000 bytes.
 */
const activations = 12;

interface BuildOutput {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
}

/** Bytes of the entry point and of all that it imports before its first line runs. */
function bytesAtActivation(outputs: Readonly<Record<string, BuildOutput>>): number {
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (!loaded.has(path) && outputs[path] !== undefined) {
      loaded.add(path);
      const statically = outputs[path].imports.filter(({ kind }) => kind === "import-statement");
      statically.forEach((imported) => void load(imported.path));
    }
  };
  load("dist/extension.js");
  return total([...loaded].flatMap((path) => outputs[path] ?? []));
}

function total(outputs: readonly BuildOutput[]): number {
  return outputs.reduce((bytes, output) => bytes + output.bytes, 0);
}

/** What the page "Developer: Show Running Extensions" says of ours: "Activation: 12ms", startup or not. */
async function activationMs(workbench: Workbench): Promise<number> {
  await workbench.run("Developer: Show Running Extensions");
  const row = workbench.page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: "Caveat" });
  const said = await row.locator(".activation-time").textContent();
  return Number(/(\d+)ms/.exec(said ?? "")?.[1]);
}

async function measureActivations(vsix: string): Promise<readonly number[]> {
  const browser = await startBrowser();
  const server = await serve({ trusted: true, extensions: [vsix] });
  const folder = await mkdtemp(join(tmpdir(), "caveat-start-"));
  await writeFile(join(folder, "empty.ts"), "");
  const times: number[] = [];
  try {
    while (times.length < activations) {
      const workbench = await Workbench.open(browser, server.url({ folder, file: join(folder, "empty.ts") }));
      await workbench.seen("ready", () => workbench.caveatStatus(), "our status bar item", 60_000);
      times.push(await activationMs(workbench));
      await workbench.close();
    }
    return times;
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const { json } = parseBenchArguments();
const folder = await mkdtemp(join(tmpdir(), "caveat-vsix-"));
try {
  const vsix = join(folder, "caveat.vsix");
  await packExtension(vsix);
  const { outputs } = JSON.parse(await readFile(join(checkout, "dist", "meta.json"), "utf8"));
  const times = await measureActivations(vsix);
  console.log(`activations (ms): ${times.join(" ")}`);
  const figures = {
    activationMs: percentile(times, 0.5),
    activationKB: bytesAtActivation(outputs) / 1000,
    totalKB: total(Object.values(outputs)) / 1000,
    vsixKB: (await stat(vsix)).size / 1000,
  };
  reportFigures(figures, json);
} finally {
  await rm(folder, { recursive: true, force: true });
}
