import { familyOf } from "../../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";
import { pick, type SourceFile, withLines } from "./fault.ts";

/** Lines of a JavaScript, TypeScript or Python file behind which a statement may stand, of functions' bodies. */
function places({ text, languageId }: SourceFile): readonly { readonly line: number; readonly indentation: string }[] {
  const lines = readCode(text, familyOf(languageId) ?? "javascript").code.split("\n");
  const whole =
    languageId === "python"
      ? /^([ ]{4,})[a-z_][\w.]* = [\w.]+$/
      : /^([ \t]+)(?:const|let) \w+ = [\w.]+(?:\([\w., ]*\))?;$/;
  return lines.flatMap((line, index) => {
    const found = whole.exec(line);
    return found === null ? [] : [{ line: index + 1, indentation: found[1]! }];
  });
}

/** The file with statements behind one of its own in a function's body; a name of the file stands for `NAME`. */
export function withStatements(
  random: () => number,
  file: SourceFile,
  statements: readonly string[],
): SourceFile | undefined {
  const place = pick(random, places(file));
  const name = pick(random, [...new Set(file.text.match(/\b[a-z][a-zA-Z_]{3,}(?= = )/g) ?? ["value"])]) ?? "value";
  return place === undefined
    ? undefined
    : withLines(
        file,
        place.line,
        0,
        statements.map((each) => place.indentation + each.replaceAll("NAME", name)),
      );
}

export function isPython({ languageId }: SourceFile): boolean {
  return languageId === "python";
}
