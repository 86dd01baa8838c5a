import { familyOf } from "../../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";
import { exportsOf } from "../../../../src/evidence/checks/removed/exports.ts";
import { askedOf, type ProposalMaker } from "../proposed.ts";
import { pick, type SourceFile, withLines } from "./fault.ts";
import { isPython } from "./statements.ts";

/** Lines of functions' bodies that give a name a number, a text or another name. */
function assignments(file: SourceFile): readonly number[] {
  const { code } = readCode(file.text, familyOf(file.languageId) ?? "javascript");
  const pattern = isPython(file) ? /^ {4,}[a-z_]\w* = \S+$/ : /^\s+(?:const|let|var) \w+ = [^;{}]*;$/;
  return code.split("\n").flatMap((line, index) => (pattern.test(line) ? index : []));
}

/** The line with a value that nothing else has. */
function rewritten(line: string, value: string): string {
  return line.replace(/ = [^;]*/, ` = ${value}`);
}

/** Changes a line that was asked about, and one far from it that has nothing to do with it. */
export const driveBy: ProposalMaker = (random, file) => {
  const lines = file.text.split("\n");
  const places = assignments(file);
  const asked = pick(random, places);
  const far = pick(
    random,
    places.filter((line) => asked !== undefined && Math.abs(line - asked) > 40),
  );
  const nameOf = (line: number) => /(\w+) = /.exec(lines[line] ?? "")?.[1] ?? "";
  if (asked === undefined || far === undefined || nameOf(asked) === nameOf(far)) {
    return undefined;
  }
  const once = withLines(file, asked, 1, [rewritten(lines[asked] ?? "", "1")]);
  const after = withLines(once, far, 1, [rewritten(lines[far] ?? "", "2")]);
  return { edit: [[file, after]], asked: askedOf(file, { feature: "change", selection: { start: asked, count: 1 } }) };
};

/** Changes a line that was asked about, and a line of a file that nobody named. */
export const otherFile: ProposalMaker = (random, file, other) => {
  const [asked, far] = [pick(random, assignments(file)), pick(random, assignments(other))];
  if (asked === undefined || far === undefined || other.path === file.path) {
    return undefined;
  }
  const line = (each: SourceFile, at: number) => each.text.split("\n")[at] ?? "";
  return {
    edit: [
      [file, withLines(file, asked, 1, [rewritten(line(file, asked), "1")])],
      [other, withLines(other, far, 1, [rewritten(line(other, far), "2")])],
    ],
    asked: askedOf(file, { feature: "change", selection: { start: asked, count: 1 } }),
  };
};

/** Names that a file exports and that can be told in another language, each once. */
function names(file: SourceFile): readonly string[] {
  const family = familyOf(file.languageId);
  const exported = family && exportsOf(readCode(file.text, family));
  return [...(exported?.keys() ?? [])].filter((name) => /^\w+$/.test(name) && name !== "default");
}

/** As Python writes names, or as Go does. */
function converted(file: SourceFile, kept: readonly string[]): SourceFile {
  const snake = (name: string) => name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const [languageId, extension, text] = isPython(file)
    ? ["go", "go", kept.map((name) => `func ${pascal(name)}() {}`).join("\n")]
    : ["python", "py", kept.map((name) => `def ${snake(name)}():\n    pass`).join("\n\n")];
  return { path: file.path.replace(/\w+$/, extension), languageId, text };
}

function conversion(file: SourceFile, kept: readonly string[]): ReturnType<ProposalMaker> {
  const asked = askedOf(file, { feature: "convert", instruction: isPython(file) ? "Go" : "Python" });
  return { edit: [[undefined, converted(file, kept)]], asked };
}

/** Converts a file to another language but for one of its exported names. */
export const lostInConversion: ProposalMaker = (random, file) => {
  const all = names(file);
  const lost = pick(random, all);
  const plain = (name: string) => name.replaceAll("_", "").toLowerCase();
  return all.length < 2 || all.some((name) => name !== lost && plain(name) === plain(lost ?? ""))
    ? undefined
    : conversion(
        file,
        all.filter((name) => name !== lost),
      );
};

/** Converts a file to another language with all its exported names. */
export const wholeConversion: ProposalMaker = (_random, file) =>
  names(file).length === 0 ? undefined : conversion(file, names(file));

/** Changes a line that was asked about so that it calls a new function, which stands at the end of the file. */
export const newHelper: ProposalMaker = (random, file) => {
  const asked = pick(random, assignments(file));
  if (asked === undefined || /roundedValue|rounded_value/.test(file.text)) {
    return undefined;
  }
  const name = isPython(file) ? "rounded_value" : "roundedValue";
  const helper = isPython(file)
    ? ["", "", `def ${name}(value):`, "    return round(value)", ""]
    : ["", `function ${name}(value) {`, "  return Math.round(value);", "}", ""];
  const line = file.text.split("\n")[asked] ?? "";
  const once = withLines(file, asked, 1, [rewritten(line, `${name}(1)`)]);
  const after = { ...once, text: once.text.replace(/\n*$/, `\n${helper.join("\n")}`) };
  return { edit: [[file, after]], asked: askedOf(file, { feature: "change", selection: { start: asked, count: 1 } }) };
};
