import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";

/** Licences under which a package may be part of what we publish. */
const allowed = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "Unlicense"]);

/** Names each package in the bundle whose licence is not allowed. Reads what the last build wrote of its inputs. */
export async function checkLicences(): Promise<readonly string[]> {
  const { inputs }: { inputs: Record<string, unknown> } = await readJson("dist/meta.json");
  const packages = new Set(Object.keys(inputs).flatMap((input) => packageOf(input) ?? []));
  const complaints: string[] = [];
  for (const name of packages) {
    const { license }: { license?: string } = await readJson(join(name, "package.json"));
    if (!isAllowed(license ?? "")) {
      complaints.push(`${name} is bundled under ${license ?? "no licence"}`);
    }
  }
  return complaints;
}

/** Of a choice such as `(MPL-2.0 OR Apache-2.0)` one allowed licence will do. */
function isAllowed(licence: string): boolean {
  return licence
    .replace(/^\(|\)$/g, "")
    .split(" OR ")
    .some((choice) => allowed.has(choice));
}

/** The folder of the package that a bundled file belongs to. */
function packageOf(input: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

async function readJson<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(join(checkout, path), "utf8"));
}
