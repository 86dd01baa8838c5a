import { parse } from "smol-toml";
import * as z from "zod/mini";

const names = z.optional(z.record(z.string(), z.unknown()));
const tables = { dependencies: names, "dev-dependencies": names, "build-dependencies": names };
const cargo = z.object({
  ...tables,
  package: z.optional(z.object({ name: z.string(), edition: z.optional(z.unknown()) })),
  lib: z.optional(z.object({ name: z.optional(z.string()) })),
  target: z.optional(z.record(z.string(), z.object(tables))),
});

/** What a `Cargo.toml` says of crates, by the names that code knows them by. */
export interface CargoManifest {
  /** It is a package's, not a workspace's alone. */
  readonly isPackage: boolean;
  /** Before 2018, `use` begins at the crate's own root: its first part tells nothing. */
  readonly isOld: boolean;
  readonly declared: ReadonlySet<string>;
}

/** Reads a `Cargo.toml`; `undefined` where it can't be read. Format: The Cargo Book, "The Manifest Format". */
export function readCargo(text: string): CargoManifest | undefined {
  const parsed = cargo.safeParse(parseToml(text));
  if (!parsed.success) {
    return undefined;
  }
  const { package: own, lib, target, ...rest } = parsed.data;
  const all = [rest, ...Object.values(target ?? {})].flatMap((each) => [
    ...Object.keys({ ...each.dependencies, ...each["dev-dependencies"], ...each["build-dependencies"] }),
  ]);
  const named = [...all, ...(own === undefined ? [] : [own.name]), ...(lib?.name === undefined ? [] : [lib.name])];
  return {
    isPackage: own !== undefined,
    isOld: own?.edition === undefined || own.edition === "2015",
    declared: new Set(named.map((name) => name.replaceAll("-", "_"))),
  };
}

function parseToml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // Somebody may be in the middle of writing it: it says nothing yet.
    return undefined;
  }
}
