import { parse } from "smol-toml";
import * as z from "zod/mini";
import { normalized } from "./distributions.ts";

const requirements = z.array(z.string());
/** Groups may include others, by tables instead of strings. */
const groups = z.record(z.string(), z.array(z.unknown()));
const poetryNames = z.record(z.string(), z.unknown());
const pyproject = z.object({
  project: z.optional(
    z.object({
      name: z.optional(z.string()),
      dependencies: z.optional(requirements),
      "optional-dependencies": z.optional(groups),
    }),
  ),
  "dependency-groups": z.optional(groups),
  "build-system": z.optional(z.object({ requires: z.optional(requirements) })),
  tool: z.optional(
    z.object({
      poetry: z.optional(
        z.object({
          name: z.optional(z.string()),
          dependencies: z.optional(poetryNames),
          "dev-dependencies": z.optional(poetryNames),
          group: z.optional(z.record(z.string(), z.object({ dependencies: z.optional(poetryNames) }))),
        }),
      ),
      pdm: z.optional(z.object({ "dev-dependencies": z.optional(groups) })),
      uv: z.optional(z.object({ "dev-dependencies": z.optional(requirements) })),
    }),
  ),
});

/** Names of files in which distributions are declared. */
export const manifestName =
  /^(?:pyproject\.toml|(?:[\w.-]*[-_])?requirements[\w.-]*\.(?:txt|in)|setup\.(?:py|cfg)|Pipfile|environment[\w.-]*\.ya?ml)$/;

/** The distributions that a manifest declares, by their normalized names; `undefined` where it can't be read. */
export function declaredIn(name: string, text: string): readonly string[] | undefined {
  if (name === "pyproject.toml") {
    return readPyproject(text);
  }
  return /\.(?:txt|in)$/.test(name) ? readRequirements(text) : wordsOf(text);
}

/** Those of them that an install has to bring, wherever it runs and whatever is asked for. */
export function requiredIn(name: string, text: string): readonly string[] {
  const { data } = name === "pyproject.toml" ? pyproject.safeParse(parseToml(text)) : { data: undefined };
  const lines = /\.(?:txt|in)$/.test(name) ? text.split("\n") : (data?.project?.dependencies ?? []);
  return lines.filter((line) => !line.includes(";")).flatMap((line) => nameIn(line).map(normalized));
}

/** Reads what `project` (PEP 621), `dependency-groups` (PEP 735), Poetry, PDM and uv say. */
function readPyproject(text: string): readonly string[] | undefined {
  const parsed = pyproject.safeParse(parseToml(text));
  if (!parsed.success) {
    return undefined;
  }
  const { project, tool, ...rest } = parsed.data;
  const lists = [
    project?.dependencies,
    rest["build-system"]?.requires,
    tool?.uv?.["dev-dependencies"],
    ...[project?.["optional-dependencies"], rest["dependency-groups"], tool?.pdm?.["dev-dependencies"]].flatMap(
      (each) => Object.values(each ?? {}),
    ),
  ];
  const poetry = tool?.poetry;
  const tables = [
    poetry?.dependencies,
    poetry?.["dev-dependencies"],
    ...Object.values(poetry?.group ?? {}).map(({ dependencies }) => dependencies),
  ];
  const required = lists.flatMap((list) => list ?? []).filter((each) => typeof each === "string");
  const own = [project?.name, poetry?.name].filter((name) => name !== undefined);
  return [...required.flatMap(nameIn), ...tables.flatMap((table) => Object.keys(table ?? {})), ...own].map(normalized);
}

/** Reads a requirements file: pip documentation, "Requirements File Format". What other files it names is not followed. */
function readRequirements(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const egg = /[#&]egg=([\w.-]+)/.exec(line)?.[1];
    return (egg === undefined ? nameIn(line) : [egg]).map(normalized);
  });
}

/** The name that a dependency specifier begins with (PEP 508). */
function nameIn(requirement: string): readonly string[] {
  return /^\s*([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?)\s*(?:$|[[(<>=!~;@,#\s])/.exec(requirement)?.slice(1) ?? [];
}

/** Of a file that is a program, or of several formats, every word may be a name. */
function wordsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/[A-Za-z\d](?:[\w.-]*[A-Za-z\d])?/g)].map(([word]) => normalized(word)))];
}

function parseToml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // Somebody may be in the middle of writing it: it says nothing yet.
    return undefined;
  }
}
