import { pick, type SourceFile } from "../evidence/faults/fault.ts";
import { harmlessEdits as others } from "../evidence/harmless.ts";

/** Edits that leave a file right for a compiler: one file as it is and as it would be, `before` being `undefined` for a new one. */
export type RightEdit = (
  random: () => number,
  file: SourceFile,
) => { readonly file: SourceFile; readonly isNew?: boolean } | undefined;

export const rightEdits: Readonly<Record<string, RightEdit>> = {
  // A comment may tell the compiler to look away.
  removedComment: (random, file) => (file.text.includes("@ts-") ? undefined : other("removedComment", random, file)),
  indentedFile: (random, file) => other("indentedFile", random, file),
  swappedFunctions: (random, file) => other("swappedFunctions", random, file),
  renamedFunction: (random, file) => {
    const local = [...file.text.matchAll(/^(?:async )?function (\w{4,})\(/gm)].map(([, name = ""]) => name);
    const name = pick(
      random,
      local.filter(
        (each) =>
          !new RegExp(`[.'"]${each}\\b|\\b${each}\\s*[:,}?]|\\{[^}]*\\b${each}\\b[^}]*\\}\\s*;?$`, "m").test(file.text),
      ),
    );
    return name === undefined
      ? undefined
      : { file: { ...file, text: file.text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), `${name}Anew`) } };
  },
  namedNumber: (random, file) => {
    const found = pick(random, [...file.text.matchAll(/(?<=(?:return|[<>]|===|[+*]) )(\d+)(?=;|\)| )/g)]);
    return (
      found && {
        file: {
          ...file,
          text: `${file.text.slice(0, found.index)}caveatNumber${file.text.slice(found.index + found[0].length)}\nconst caveatNumber = ${found[0]};\n`,
        },
      }
    );
  },
  addedFunction: (_random, file) => ({
    file: {
      ...file,
      text: `${file.text}\nexport function caveatJoined(values: readonly string[], between = ", "): string {\n  return values.map((value) => value.trim()).join(between);\n}\n`,
    },
  }),
  // The copy of a class is another type, which does not fit where the class is asked for.
  copiedFile: (_random, file) =>
    /\bclass\b/.test(file.text)
      ? undefined
      : { file: { ...file, path: file.path.replace(/(\.tsx?)$/, "Copy$1") }, isNew: true },
};

function other(kind: keyof typeof others, random: () => number, file: SourceFile): { file: SourceFile } | undefined {
  const after = others[kind]?.(random, file, file)?.[0]?.[1];
  return after && { file: after };
}
