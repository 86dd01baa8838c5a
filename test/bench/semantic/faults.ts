import { type FaultMaker, pick, type SourceFile, withLines } from "../evidence/faults/fault.ts";

// What models get wrong that only a compiler sees, put into real code.

/** A method is called that is nearly the one there is. */
export const unknownMember: FaultMaker = (random, file) =>
  replaced(
    random,
    file,
    /(?<=\bthis\.|\b(?:array|list|map|set|string|Object|Math|Array|JSON|Promise)\.)([a-z]\w{3,})(?=\()/g,
    (name) => `${name}Of`,
  );

/** A function of the file is called with more than it takes. */
export const tooManyArguments: FaultMaker = (random, file) => {
  const name = pick(random, declaredFunctions(file.text));
  return (
    name &&
    called(file, `${name.name}(${Array.from({ length: name.parameters + 1 }, () => "undefined as never").join(", ")})`)
  );
};

/** A function of the file is called with less than it needs. */
export const tooFewArguments: FaultMaker = (random, file) => {
  const name = pick(
    random,
    declaredFunctions(file.text).filter(({ needed }) => needed > 0),
  );
  return (
    name &&
    called(file, `${name.name}(${Array.from({ length: name.needed - 1 }, () => "undefined as never").join(", ")})`)
  );
};

/** A function is called that nobody wrote. */
export const unknownName: FaultMaker = (random, file) =>
  replaced(
    random,
    file,
    /(?<=^\s+(?:const \w+ = |return )(?:await )?)([a-z]\w{3,})(?=\()/gm,
    (name) => `${name}Safely`,
  );

/** Something is imported that the module does not export. */
export const unknownExport: FaultMaker = (random, file) =>
  replaced(
    random,
    file,
    /(?<=^import \{ )([A-Za-z]\w+)(?=(?:, [\w, ]+)? \} from ["']\.)/gm,
    (name) => `${name}Of as ${name}`,
  );

/** A promise is used as what it will give: `await` is taken from a call whose result has a member in use, in the same line or the next ones. */
export const forgottenAwait: FaultMaker = (random, file) => {
  const inLine = [...file.text.matchAll(/\(await (?=(?:this\.)?\w+(?:\.\w+)*\([^()]*\)\)\.\w)/g)].map(
    ({ index }) => index + 1,
  );
  const named = [...file.text.matchAll(/^\s+const (\w+) = (?=await [^;\n]+;\n([^}]*))/gm)]
    .filter(([, name = "", rest = ""]) => rest.includes(`${name}.`) && !rest.includes(`await ${name}`))
    .map(({ 0: found, index }) => index + found.length);
  const at = pick(random, [...inLine, ...named]);
  return at === undefined
    ? undefined
    : { ...file, text: file.text.slice(0, at) + file.text.slice(at + "await ".length) };
};

/** A number where a string is asked for, and the other way round. */
export const wrongType: FaultMaker = (random, file) => {
  const heads = [...file.text.matchAll(/^(?:export )?(?:async )?function (\w+)\(\w+: (string|number)\)[^;\n]*\{$/gm)];
  const [, name, type] =
    pick(
      random,
      heads.filter(([, name]) => file.text.split(`function ${name}`).length === 2),
    ) ?? [];
  return name === undefined ? undefined : called(file, `${name}(${type === "string" ? "42" : '"42"'})`);
};

/** A function ends before what it is for. */
export const unreachableCode: FaultMaker = (random, file) => {
  const lines = file.text.split("\n");
  const heads = lines.flatMap((line, index) =>
    /^(?:export )?(?:async )?function \w+.*\{$/.test(line) &&
    /^\s+(?:const|let|return|if|for) ?/.test(lines[index + 1] ?? "")
      ? [index]
      : [],
  );
  const at = pick(random, heads);
  return at === undefined ? undefined : withLines(file, at + 1, 0, ['  throw new Error("not yet");']);
};

/** The file with one of a pattern's finds outside of comments replaced. */
function replaced(
  random: () => number,
  file: SourceFile,
  pattern: RegExp,
  by: (found: string) => string,
): SourceFile | undefined {
  const finds = [...file.text.matchAll(pattern)].filter(({ index }) => !isInComment(file.text, index));
  const found = pick(random, finds);
  return found === undefined
    ? undefined
    : {
        ...file,
        text: file.text.slice(0, found.index) + by(found[0]) + file.text.slice(found.index + found[0].length),
      };
}

function isInComment(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
  return /^\s*(?:\*|\/\*)|\/\/|[`]/.test(line);
}

/** Functions at the top of a file that are declared once, with how many parameters they have and need. */
function declaredFunctions(text: string): readonly { name: string; parameters: number; needed: number }[] {
  const all = [...text.matchAll(/^(?:export )?(?:async )?function (\w+)\(([^()]*)\)[^;\n]*\{$/gm)];
  return all
    .filter(([, name]) => text.split(`function ${name}`).length === 2)
    .filter(([, , parameters = ""]) => !/[.{<[=]|\bthis\b/.test(parameters))
    .map(([, name = "", list = ""]) => {
      const parameters = list.split(",").filter((each) => each.trim() !== "");
      return { name, parameters: parameters.length, needed: parameters.filter((each) => !each.includes("?:")).length };
    });
}

function called(file: SourceFile, call: string): SourceFile {
  return { ...file, text: `${file.text}\nexport function caveatCase() {\n  return ${call};\n}\n` };
}
