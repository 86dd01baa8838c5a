import picomatch from "picomatch";

/**
 * Whether one of comma-separated globs matches a path in the workspace. As VS Code reads `applyTo`: upper and lower case are the
 * same, a glob that begins with neither `/` nor `**` matches in any folder, and `*` alone means every file.
 */
export function matchesAny(globs: string, path: string): boolean {
  return splitGlobs(globs).some((glob) => {
    if (glob === "*") {
      return true;
    }
    const anchored = glob.startsWith("/") ? glob.slice(1) : glob.startsWith("**") ? glob : `**/${glob}`;
    return picomatch.isMatch(path, anchored, { nocase: true, dot: true });
  });
}

/** Splits at the commas outside braces and brackets, which belong to a glob. */
function splitGlobs(globs: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of globs) {
    depth += "{[".includes(character) ? 1 : "}]".includes(character) ? -1 : 0;
    if (character === "," && depth <= 0) {
      parts.push(part);
      part = "";
    } else {
      part += character;
    }
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== "");
}
