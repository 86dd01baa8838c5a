/** A path of an answer, as the workspace has it. */
export interface WorkspacePath {
  /** With `/`, without `.` parts. */
  readonly path: string;
  /** It is absolute, begins at a home folder, or climbs out with `..`. */
  readonly isOutside: boolean;
}

/** Makes one path of the ways in which models write it. */
export function workspacePath(written: string): WorkspacePath {
  const slashed = written.trim().replaceAll("\\", "/");
  if (/^(?:\/|~|[A-Za-z]:|[A-Za-z][\w+.-]*:\/)|[\0\n]/.test(slashed) || slashed === "") {
    return { path: slashed, isOutside: true };
  }
  const parts: string[] = [];
  let isOutside = false;
  for (const part of slashed.split("/")) {
    if (part === "..") {
      isOutside ||= parts.pop() === undefined;
    } else if (part !== "." && part !== "") {
      parts.push(part);
    }
  }
  return isOutside || parts.length === 0 ? { path: slashed, isOutside: true } : { path: parts.join("/"), isOutside };
}

/** The path without the `a/` or `b/` that git's diffs put before it; `undefined` where it has none. */
export function withoutDiffPrefix(path: string): string | undefined {
  return /^[ab]\/./.test(path) ? path.slice(2) : undefined;
}
