/** Lines with their numbers before them, so that a model can cite them. `first`: the first line, counted from 0. */
export function numberLines(text: string, first: number): string {
  return text
    .split("\n")
    .map((line, index) => `${first + index + 1} | ${line}`)
    .join("\n");
}

/** A unified diff in which each line that is there after the change bears its number in the file as it is then. */
export function numberDiff(diff: string): string {
  let next = 0;
  let oldLeft = 0;
  let newLeft = 0;
  const numbered: string[] = [];
  for (const line of diff.split(/\r?\n/)) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (oldLeft <= 0 && newLeft <= 0) {
      if (hunk !== null) {
        oldLeft = Number(hunk[1] ?? 1);
        next = Number(hunk[2]);
        newLeft = Number(hunk[3] ?? 1);
      }
      numbered.push(line);
    } else if (line.startsWith("-")) {
      oldLeft--;
      numbered.push(`- | ${line}`);
    } else if (line.startsWith("\\")) {
      numbered.push(line);
    } else {
      oldLeft -= line.startsWith("+") ? 0 : 1;
      newLeft--;
      numbered.push(`${next++} | ${line}`);
    }
  }
  return numbered.join("\n");
}
