import * as z from "zod/mini";
import { parseJson } from "./parseJson.ts";

const names = z.optional(z.record(z.string(), z.unknown()));
const packageJson = z.object({
  name: z.optional(z.string()),
  dependencies: names,
  devDependencies: names,
  peerDependencies: names,
  optionalDependencies: names,
  engines: z.catch(names, undefined),
});

/** What a `package.json` says of packages. */
export interface NpmManifest {
  /** Every package that may be imported: all sorts of dependencies, the package itself, and the host that it runs in. */
  readonly declared: ReadonlySet<string>;
  /** Those of them that an install has to bring. */
  readonly installed: ReadonlySet<string>;
}

/** Reads a `package.json`; `undefined` where it can't be read as one. Format: the npm documentation, "package.json". */
export function readManifest(text: string): NpmManifest | undefined {
  const parsed = packageJson.safeParse(parseJson(text));
  if (!parsed.success) {
    return undefined;
  }
  const { name, dependencies, devDependencies, peerDependencies, optionalDependencies, engines } = parsed.data;
  const installed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (each) => !(each in { ...peerDependencies, ...optionalDependencies }),
  );
  const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies, ...engines };
  return {
    declared: new Set([...Object.keys(all), ...(name === undefined ? [] : [name])]),
    installed: new Set(installed),
  };
}
