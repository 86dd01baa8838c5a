/** What a `go.mod` says of modules. */
export interface GoManifest {
  /** The path that the module itself is imported by. */
  readonly module: string;
  readonly required: readonly string[];
}

/** Reads a `go.mod`; `undefined` where it names no module. Format: the Go documentation, "go.mod file reference". */
export function readGoMod(text: string): GoManifest | undefined {
  const lines = text.replace(/\/\/.*$/gm, "").split("\n");
  const required: string[] = [];
  let module: string | undefined;
  let block: string | undefined;
  for (const line of lines) {
    const words = line.trim().split(/\s+/);
    const [verb, path] = block === undefined ? words : [block, ...words];
    if (block !== undefined && verb === block && path === ")") {
      block = undefined;
    } else if (path === "(" || verb?.endsWith("(")) {
      block = verb!.replace("(", "");
    } else if (verb === "module" && path !== undefined) {
      module = unquoted(path);
    } else if ((verb === "require" || verb === "replace") && path) {
      required.push(unquoted(path));
    }
  }
  return module === undefined ? undefined : { module, required };
}

function unquoted(path: string): string {
  return path.replace(/^["`]|["`]$/g, "");
}

/** Whether a package path lies in a module. */
export function liesIn(path: string, module: string): boolean {
  return path === module || path.startsWith(`${module}/`);
}
