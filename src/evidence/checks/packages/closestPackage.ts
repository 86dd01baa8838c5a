import { distance } from "../closestName.ts";

/** A name this short is one slip away from many others. */
const shortest = 4;

/**
 * The package that a name looks like: the same words with other separators, scope or order of letters, or one edit away, of six
 * letters on two. `undefined` where it is one of them itself.
 */
export function closestPackage(name: string, packages: ReadonlySet<string>): string | undefined {
  if (packages.has(name) || name.length < shortest) {
    return undefined;
  }
  const most = name.length < 8 ? 1 : 2;
  let closest: string | undefined;
  let fewest = most + 1;
  for (const candidate of packages) {
    if (candidate.length < shortest) {
      continue;
    }
    if (bare(candidate) === bare(name)) {
      return candidate;
    }
    if (Math.abs(candidate.length - name.length) < fewest) {
      const edits = distance(name, candidate);
      if (edits < fewest) {
        closest = candidate;
        fewest = edits;
      }
    }
  }
  return closest;
}

/** `@babel/core`, `babel-core` and `babel_core` are one name to a person. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}
