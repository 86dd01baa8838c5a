import * as z from "zod/mini";
import type { CheckCommand } from "./checkCommands.ts";
import { setCommandsOf } from "./setCommands.ts";

/** A runner that takes files of tests: how it is begun, and what has it stop at the first failure. */
interface Runner {
  /** Matches the words that begin it. */
  readonly begins: RegExp;
  readonly program: readonly string[];
  readonly stops: readonly string[];
}

const runners: readonly Runner[] = [
  { begins: /^node (?=(?:\S+ )*--test(?: |$))/, program: ["node"], stops: [] },
  { begins: /^vitest(?: run| watch)?(?: |$)/, program: ["node_modules/.bin/vitest", "run"], stops: ["--bail", "1"] },
  { begins: /^jest(?: |$)/, program: ["node_modules/.bin/jest"], stops: ["--bail", "--runTestsByPath"] },
  { begins: /^mocha(?: |$)/, program: ["node_modules/.bin/mocha"], stops: ["--bail"] },
  { begins: /^(?:python3? -m )?pytest(?: |$)/, program: ["python3", "-m", "pytest"], stops: ["-x"] },
];
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/**
 * The command that runs some files of tests alone; `undefined` where its runner is not one that is known to take files, or a shell is
 * needed to run it. `manifestText`: of `package.json`, whose scripts a command may name.
 */
export function testFilesCommand(
  command: CheckCommand,
  files: readonly string[],
  manifestText: string | undefined,
): CheckCommand | undefined {
  const line = scriptOf(command, manifestText);
  if (/[&|;<>$`\\\n]/.test(line)) {
    return undefined;
  }
  const words = setCommandsOf([line])[0]?.words ?? [];
  // Coverage is of no use here, and where it is too low it would fail.
  const bare = words.slice(/^(?:npx|c8|nyc)$/.test(words[0] ?? "") ? 1 : 0);
  const runner = runners.find(({ begins }) => begins.test(bare.join(" ")));
  if (runner === undefined) {
    return undefined;
  }
  const begun = runner.begins.exec(bare.join(" "))![0].split(" ").filter(Boolean).length;
  const options = bare.slice(begun).filter((word, index, all) => isOption(word, all[index - 1]));
  return { ...command, words: [...runner.program, ...options, ...runner.stops, ...files] };
}

function scriptOf({ words }: CheckCommand, manifestText: string | undefined): string {
  const [manager = "", run, name = ""] = words;
  const isScript = /^(?:npm|pnpm|yarn|bun)$/.test(manager) && run === "run" && words.length === 3;
  return isScript ? (scriptsIn(manifestText)[name] ?? "") : words.map((word) => `"${word}"`).join(" ");
}

function scriptsIn(manifestText: string | undefined): Readonly<Record<string, string>> {
  try {
    return manifest.parse(JSON.parse(manifestText ?? "")).scripts;
  } catch {
    // A manifest that can't be read has no script.
    return {};
  }
}

/** What names files goes; what follows an option may be its value, and stays. */
function isOption(word: string, before: string | undefined): boolean {
  return word.startsWith("-") || (before?.startsWith("-") === true && before !== "--test");
}
