import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "../../vscode/serve.ts";
import { type ScreenRecord, startBrowser, Workbench } from "../../vscode/workbench.ts";
import type { Body } from "./bodies.ts";
import type { Profile } from "./holds.ts";
import { typeBody } from "./typist.ts";

/** What the companion wrote every quarter of a second. */
interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Bytes. */
  readonly rss: number;
  /** Milliseconds of CPU since the process began, all threads together. */
  readonly cpu: number;
  /** Longest time, in milliseconds, that the event loop was late since the sample before. */
  readonly held: number;
  /** Longest garbage collection, in milliseconds, since the sample before: of all extensions' garbage. */
  readonly collected: number;
}

export interface Session {
  readonly records: readonly ScreenRecord[];
  /** Of the time of typing. */
  readonly samples: readonly Sample[];
  /** From the start on, so with the learning. */
  readonly profile: Profile;
}

/** Nothing types, closes, indents or lists beside the typist. */
const settings = {
  "editor.acceptSuggestionOnEnter": "off",
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.suggestOnTriggerCharacters": false,
  "files.autoSave": "off",
};

/** Types the bodies into a fresh VS Code with the given extensions in it, and gives what was seen and measured. */
export async function typingSession(
  folder: string,
  bodies: readonly Body[],
  extensions: readonly string[],
  random: () => number,
): Promise<Session> {
  const notes = await mkdtemp(join(tmpdir(), "caveat-companion-"));
  const companion = join(import.meta.dirname, "companion");
  const environment = { CAVEAT_COMPANION: notes };
  const server = await serve({ trusted: true, settings, environment, extensions: [companion, ...extensions] });
  const browser = await startBrowser();
  try {
    const [first] = bodies;
    const workbench = await Workbench.open(browser, server.url({ folder, file: join(folder, first?.file ?? "") }));
    await atRest(workbench, notes);
    const began = Date.now();
    await workbench.screenRecords();
    for (const body of bodies) {
      await workbench.openFile(body.file);
      await typeBody(workbench, body, random);
    }
    const records = await workbench.screenRecords();
    await writeFile(join(notes, "stop"), "");
    await workbench.until(
      async () => existsSync(join(notes, "stopped")) || undefined,
      () => "The companion did not stop",
    );
    const profile = JSON.parse(await readFile(join(notes, "profile.json"), "utf8"));
    return { records, samples: (await samplesIn(notes)).filter(({ at }) => at >= began), profile };
  } finally {
    await browser.close();
    await server.stop();
    await rm(notes, { recursive: true, force: true });
  }
}

/** Waits until the extension host has taken less than a tenth of a core for two seconds: it has started, and learnt. */
async function atRest(workbench: Workbench, notes: string): Promise<void> {
  const isAtRest = async () => {
    await sleep(250);
    const last = existsSync(join(notes, "samples.jsonl")) ? (await samplesIn(notes)).slice(-9) : [];
    const [oldest, newest] = [last.at(0), last.at(-1)];
    const known = last.length === 9 && oldest !== undefined && newest !== undefined;
    return known && (newest.cpu - oldest.cpu) / (newest.at - oldest.at) < 0.1 ? true : undefined;
  };
  await workbench.until(isAtRest, () => "The extension host did not come to rest", 90_000);
}

async function samplesIn(notes: string): Promise<readonly Sample[]> {
  const lines = (await readFile(join(notes, "samples.jsonl"), "utf8")).split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
