import type { Ask } from "../ask.ts";
import { declarationsIn } from "../code.ts";
import { proposal } from "../edits.ts";
import { type ShopTests, shopTests } from "./shopTests.ts";

/** Tests of the functions that were asked about, in a new file beside the shop's other tests. */
export function tests({ focus, path }: Ask): string {
  const names = declarationsIn(focus).map(({ name }) => name);
  const known = names.filter((name) => name in shopTests);
  if (known.length === 0) {
    return `It has no scripted tests for these lines. It has some for ${Object.keys(shopTests)
      .map((name) => `\`${name}\``)
      .join(", ")}.`;
  }
  const file = known.length === 1 ? known[0] : `${/(\w+)\.\w+$/.exec(path)?.[1]}Limits`;
  const sentence = `Limits and refusals of ${known.map((name) => `\`${name}\``).join(", ")}; the test helpers are the shop's own.`;
  const text = testFile(known.map((name) => shopTests[name]!));
  return proposal(sentence, [{ path: `test/${file}.test.ts`, search: "", replace: text }]);
}

function testFile(all: readonly ShopTests[]): string {
  const modules = new Map<string, Set<string>>();
  for (const [name, names] of all.flatMap(({ imports }) => Object.entries(imports))) {
    modules.set(name, new Set([...(modules.get(name) ?? []), ...names]));
  }
  const imports = [...modules].sort().map(([name, names]) => {
    return `import { ${[...names].sort().join(", ")} } from "../src/${name}.ts";`;
  });
  const head = [...imports, 'import { equal, test } from "./check.ts";'].join("\n");
  return `${[head, ...all.map(({ code }) => code)].join("\n\n")}\n`;
}
