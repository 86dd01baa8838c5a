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
  imports: z.catch(names, undefined),
});

/** What a `package.json` says of packages. */
export interface NpmManifest {
  /** Dependencies of all sorts. */
  readonly dependencies: ReadonlySet<string>;
  /** What may be imported: these, the package itself, and the host that it runs in. */
  readonly declared: ReadonlySet<string>;
  /** Those that an install has to bring. */
  readonly installed: ReadonlySet<string>;
  /** Names for its own files, such as `#cart` and `#lib/*` (Node.js, "Subpath imports"). */
  readonly imports: ReadonlySet<string>;
}

/** Reads a `package.json`; `undefined` where it can't be read as one. Format: the npm documentation, "package.json". */
export function readManifest(text: string): NpmManifest | undefined {
  const parsed = packageJson.safeParse(parseJson(text));
  if (!parsed.success) {
    return undefined;
  }
  const { name, dependencies, devDependencies, peerDependencies, optionalDependencies, engines, imports } = parsed.data;
  const spared = new Set(Object.keys({ ...peerDependencies, ...optionalDependencies }));
  const installed = Object.keys({ ...dependencies, ...devDependencies }).filter((each) => !spared.has(each));
  const all = [...installed, ...spared];
  return {
    dependencies: new Set(all),
    declared: new Set([...all, ...Object.keys(engines ?? {}), ...(name === undefined ? [] : [name])]),
    installed: new Set(installed),
    imports: new Set(Object.keys(imports ?? {})),
  };
}
