import * as z from "zod/mini";

/** What a project's own command looks at. */
export type CommandKind = "test" | "types" | "lint" | "build";

/** A command of the project that says whether it is in order. */
export interface CheckCommand {
  readonly kind: CommandKind;
  /** Program and arguments; no shell reads them. */
  readonly words: readonly string[];
  /** The file that says so, such as `package.json`. */
  readonly from: string;
}

/** The text of a file in the project's folder by its name; `undefined` where there is none. */
export type ReadFile = (name: string) => string | undefined;

/** Names of scripts and targets, the most usual first. */
const names: Readonly<Record<CommandKind, readonly string[]>> = {
  types: ["typecheck", "type-check", "check-types", "types", "tsc"],
  lint: ["lint"],
  build: ["build", "compile"],
  test: ["test", "tests", "check"],
};
const kinds = Object.keys(names) as readonly CommandKind[];

const manifest = z.object({
  scripts: z.optional(z.record(z.string(), z.string())),
  packageManager: z.optional(z.string()),
  dependencies: z.optional(z.record(z.string(), z.unknown())),
  devDependencies: z.optional(z.record(z.string(), z.unknown())),
});

/** The commands that a project names itself, the quick ones first, one of each kind: the nearest to its language goes before a Makefile. */
export function checkCommandsOf(read: ReadFile): readonly CheckCommand[] {
  const all = [...ofNode(read), ...ofRust(read), ...ofGo(read), ...ofPython(read), ...ofMake(read)];
  return kinds.flatMap((kind) => all.find((command) => command.kind === kind) ?? []);
}

function ofNode(read: ReadFile): readonly CheckCommand[] {
  const parsed = manifest.safeParse(parseJson(read("package.json")));
  if (!parsed.success) {
    return [];
  }
  const { scripts = {}, packageManager = "", dependencies, devDependencies } = parsed.data;
  const from = "package.json";
  const manager = managerOf(packageManager, read);
  const named = kinds.flatMap((kind): CheckCommand[] => {
    const script = names[kind].find((name) => isReal(scripts[name]));
    return script === undefined ? [] : [{ kind, words: [manager, "run", script], from }];
  });
  const hasTypes = named.some(({ kind }) => kind === "types");
  const isTyped = read("tsconfig.json") !== undefined && "typescript" in { ...dependencies, ...devDependencies };
  const types: CheckCommand = {
    kind: "types",
    words: ["node_modules/.bin/tsc", "--noEmit", "-p", "."],
    from: "tsconfig.json",
  };
  return isTyped && !hasTypes ? [types, ...named] : named;
}

/** What `npm init` writes is no test. */
function isReal(script: string | undefined): boolean {
  return script !== undefined && !script.includes("no test specified");
}

function managerOf(packageManager: string, read: ReadFile): string {
  const stated = /^(npm|pnpm|yarn|bun)@/.exec(packageManager)?.[1];
  const locks = [
    ["pnpm-lock.yaml", "pnpm"],
    ["yarn.lock", "yarn"],
    ["bun.lock", "bun"],
  ] as const;
  return stated ?? locks.find(([file]) => read(file) !== undefined)?.[1] ?? "npm";
}

function ofRust(read: ReadFile): readonly CheckCommand[] {
  const from = "Cargo.toml";
  return read(from) === undefined
    ? []
    : [
        { kind: "types", words: ["cargo", "check", "--offline", "--all-targets"], from },
        { kind: "test", words: ["cargo", "test", "--offline"], from },
      ];
}

function ofGo(read: ReadFile): readonly CheckCommand[] {
  const from = "go.mod";
  return read(from) === undefined
    ? []
    : [
        { kind: "types", words: ["go", "vet", "./..."], from },
        { kind: "test", words: ["go", "test", "-v", "./..."], from },
      ];
}

function ofPython(read: ReadFile): readonly CheckCommand[] {
  const project = read("pyproject.toml");
  const configs = [project, read("setup.cfg"), read("tox.ini")].join("\n");
  const from = project === undefined ? "setup.cfg" : "pyproject.toml";
  const usesPytest =
    read("pytest.ini") !== undefined || /^\[(?:tool\.pytest|tool:pytest|pytest)|\bpytest\b/m.test(configs);
  const usesMypy = read("mypy.ini") !== undefined || /^\[(?:tool\.)?mypy\]/m.test(configs);
  return [
    ...(usesMypy ? [{ kind: "types", words: ["python3", "-m", "mypy", "."], from } as const] : []),
    ...(usesPytest ? [{ kind: "test", words: ["python3", "-m", "pytest", "-q", "-rfE"], from } as const] : []),
  ];
}

function ofMake(read: ReadFile): readonly CheckCommand[] {
  const text = read("Makefile") ?? "";
  const targets = new Set([...text.matchAll(/^([\w-]+)\s*:(?!=)/gm)].map((match) => match[1]!));
  return kinds.flatMap((kind): CheckCommand[] => {
    const target = names[kind].find((name) => targets.has(name));
    return target === undefined ? [] : [{ kind, words: ["make", target], from: "Makefile" }];
  });
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // A manifest that is no JSON names no commands.
    return undefined;
  }
}
