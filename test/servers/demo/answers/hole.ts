/** The end of a line that begins as another line of the code does; the empty text where there is none. */
export function fillHole(prefix: string, suffix: string): string {
  const begun = prefix.slice(prefix.lastIndexOf("\n") + 1);
  return missingName(begun, suffix) ?? restOfLine(begun.trimStart(), `${prefix}\n${suffix}`);
}

/** Between `const` and `=` the name belongs that is used below and declared nowhere. */
function missingName(begun: string, suffix: string): string | undefined {
  if (!/\b(?:const|let) $/.test(begun) || !/^ = /.test(suffix)) {
    return undefined;
  }
  const [, ...below] = suffix.split("\n");
  const names =
    below
      .join("\n")
      .replace(/'[^']*'|"[^"]*"/g, "")
      .match(/\b[a-z]\w{2,}\b/gi) ?? [];
  return names.find((name) => !/^(return|const|let|await|throw|new|typeof|for|while)$/.test(name));
}

function restOfLine(begun: string, code: string): string {
  if (begun.trim().length < 3) {
    return "";
  }
  const lines = code.split("\n").map((line) => line.trimStart());
  const other = lines.find((line) => line.startsWith(begun) && line.length > begun.length);
  return other?.slice(begun.length) ?? "";
}
