import { posix } from "node:path";
import { importsIn as javascriptImports } from "../../../../src/evidence/checks/packages/npm/imports.ts";
import { importsIn as pythonImports } from "../../../../src/evidence/checks/packages/python/imports.ts";
import { pick, type Random } from "../../placement/trueEdit.ts";

/** A file as it stands. */
export interface FaultyFile {
  readonly path: string;
  readonly text: string;
}

/** An import of another package or file instead of one that the file has; `undefined` where it has none of the kind. */
export type ImportFault = (random: Random, file: FaultyFile) => string | undefined;

export const packageFaults: Readonly<Record<"slip" | "invented" | "missingFile", ImportFault>> = {
  /** A slip of the pen in the name of a package. */
  slip: (random, file) =>
    replaced(random, file, (name) => {
      const head = headOf(name);
      const other = head && slipped(random, head);
      return head && other && `${other}${name.slice(head.length)}`;
    }),
  /** A package that would be plausible and is none, as models make them up. */
  invented: (random, file) =>
    replaced(random, file, (name) => {
      const head = headOf(name);
      return head && `${head}${posix.extname(file.path) === ".py" ? "_" : "-"}${pick(plausible, random)}`;
    }),
  /** A file that is not there, beside one that is. */
  missingFile: (random, file) =>
    replaced(random, file, (name) => {
      const last = name.startsWith(".") ? /[A-Za-z]\w{2,}(?=(?:\.\w+)?$)/.exec(name) : null;
      return last === null
        ? undefined
        : `${name.slice(0, last.index)}${pick(plausible, random)}_${name.slice(last.index)}`;
    }),
};

const plausible = ["toolkit", "extras", "commons", "kit", "shared", "client"];

/** The file with the name of one of its imports changed on its line. */
function replaced(
  random: Random,
  { path, text }: FaultyFile,
  change: (name: string) => string | undefined,
): string | undefined {
  const python = posix.extname(path) === ".py";
  const all = (python ? pythonImports(text) : javascriptImports(text)).filter(({ isOptional }) => !isOptional);
  const changes = all.flatMap(({ name, line }) => {
    const other = change(name);
    return other === undefined || other === name ? [] : [{ name, line, other }];
  });
  if (changes.length === 0) {
    return undefined;
  }
  const { name, line, other } = pick(changes, random);
  const lines = text.split("\n");
  const quoted = (each: string) => (python ? ` ${each}` : `"${each}"`);
  const parts = lines[line]!.replaceAll("'", '"').split(quoted(name));
  return parts.length === 2 ? lines.with(line, parts.join(quoted(other))).join("\n") : undefined;
}

/** The package that a name begins with; `undefined` where it is a path, an address, or a name that a build resolves. */
function headOf(name: string): string | undefined {
  return /^(?:node:[\w/]+|(?:@[\w-]+\/)?[A-Za-z][\w-]*)(?=[/.]|$)/.exec(name)?.[0];
}

/** One letter left out, doubled, or swapped with the next, in the first word of at least five letters. */
function slipped(random: Random, name: string): string | undefined {
  const word = /[a-z]{5,}/i.exec(name.replace(/^node:/, "     "));
  if (word === null) {
    return undefined;
  }
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const [one = "", two = ""] = name.slice(at, at + 2);
  return name.slice(0, at) + pick([two, `${one}${one}${two}`, `${two}${one}`], random) + name.slice(at + 2);
}
