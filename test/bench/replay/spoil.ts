import { createHash } from "node:crypto";
import type { Body } from "./bodies.ts";

/** How the model errs; `right` never. */
export const spoilings = ["right", "real", "fence", "echo", "indent", "suffix"] as const;
export type Spoiling = (typeof spoilings)[number];

/** Chance that an answer's first line is right, and each further one if those before it are. */
const firstIsRight = 0.8;
const nextIsRight = 0.75;

const keywords = new Set(
  (
    "abstract as async await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "from function get if implements import in instanceof interface is keyof let new null of private protected public readonly return set " +
    "static super switch this throw true try type typeof undefined var void while with yield any unknown never string number boolean"
  ).split(" "),
);

/** A number of [0, 1) that depends on the seed and on what it is for alone, so that asking again does not help. */
export function draw(seed: number, ...about: readonly (string | number)[]): number {
  const digest = createHash("sha256")
    .update(JSON.stringify([seed, ...about]))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** What the model answers at an offset of the file, and up to which offset of that answer its first line is right. */
export function answerAt(body: Body, offset: number, spoiling: Spoiling, seed: number): string {
  const whole = body.before + body.text + body.after;
  const holeEnd = body.before.length + body.text.length;
  const right = whole.slice(offset);
  const toHoleEnd = whole.slice(offset, Math.max(offset, holeEnd));
  const line = whole.slice(whole.lastIndexOf("\n", offset - 1) + 1, offset);
  switch (spoiling) {
    case "right":
      return right;
    case "fence":
      return `\`\`\`js\n${toHoleEnd}\n\`\`\``;
    case "echo":
      return line.trim() !== "" ? line.trimStart() + right : `${lastLine(whole.slice(0, offset))}\n${line}${right}`;
    case "indent":
      return misindented(right, line, draw(seed, body.file, offset, "indent"), draw(seed, body.file, offset, "level"));
    case "suffix":
      return firstLines(toHoleEnd, 1 + Math.floor(3 * draw(seed, body.file, offset, "lines"))) + body.after;
    case "real":
      return derailed(body, offset, seed);
  }
}

function lastLine(text: string): string {
  return (text.trimEnd().split("\n").at(-1) ?? "").trim();
}

/** With the cursor in indentation, half the time that again; otherwise every line that begins in the answer a level too deep or too shallow. */
function misindented(right: string, line: string, again: number, deeper: number): string {
  const isInIndentation = line.trim() === "";
  if (line !== "" && isInIndentation && again < 0.5) {
    return line + right;
  }
  const shift = (each: string) => (deeper < 0.5 ? `  ${each}` : each.replace(/^ {1,2}/, ""));
  return right
    .split("\n")
    .map((each, index) => (each.trim() === "" || (index === 0 && !isInIndentation) ? each : shift(each)))
    .join("\n");
}

/** So many lines with text. */
function firstLines(text: string, count: number): string {
  const lines = text.split("\n");
  let left = count;
  const end = lines.findIndex((line) => line.trim() !== "" && --left === 0);
  return lines.slice(0, end < 0 ? lines.length : end + 1).join("\n");
}

/** Right up to a line that is drawn by the place asked about; in it a name is another one of the file, or it is another line of the file; then what follows such a line elsewhere. */
function derailed(body: Body, offset: number, seed: number): string {
  const whole = body.before + body.text + body.after;
  const file = (body.before + body.after).split("\n");
  const lines = whole.slice(offset).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const lineStart = (index: number) => offset + lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  const asked = first === 0 ? whole.lastIndexOf("\n", offset - 1) + 1 : lineStart(first);
  let chance = firstIsRight;
  for (let index = first; index >= 0 && index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (line.trim() === "") {
      continue;
    }
    const place = index === 0 ? asked : lineStart(index);
    if (draw(seed, body.file, asked, place, "right") >= chance) {
      const begun = index === 0 ? whole.slice(asked, offset) : "";
      const wrong = wrongLine(line, begun, file, (what) => draw(seed, body.file, asked, place, what));
      return [...lines.slice(0, index), ...wrong].join("\n");
    }
    chance = nextIsRight;
  }
  return lines.join("\n");
}

const linesAfterWrong = 20;

/** A wrong line in place of a right one of which something may be typed, and the lines that follow such a line elsewhere in the file. */
function wrongLine(
  line: string,
  begun: string,
  file: readonly string[],
  drawn: (what: string) => number,
): readonly string[] {
  const pick = <Item>(items: readonly Item[], what: string) => items[Math.floor(items.length * drawn(what))];
  const indentation = /^\s*/.exec(begun + line)?.[0] ?? "";
  const equallyIndented = file.flatMap((each, index) =>
    each.trim().length > 3 && /^\s*/.exec(each)?.[0] === indentation && each.trim() !== line.trim() ? [index] : [],
  );
  const copied = begun.trim() === "" && drawn("copy") < 0.5 ? pick(equallyIndented, "which line") : undefined;
  if (copied !== undefined) {
    return [(file[copied] ?? "").slice(begun.length), ...file.slice(copied + 1, copied + linesAfterWrong)];
  }
  const whole = begun + line;
  const names = [...whole.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].filter(({ 0: name }) => !keywords.has(name));
  const isBegun = (index: number) => index < begun.length;
  const inOrder = names.toSorted((one, other) => drawn(`name ${one.index}`) - drawn(`name ${other.index}`));
  const name = inOrder.find(({ index }) => !isBegun(index));
  const others = [...new Set(file.join("\n").match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? [])].filter(
    (each) => !keywords.has(each) && each !== name?.[0],
  );
  const other = pick(others, `other ${name?.index}`);
  const wrong =
    name === undefined || other === undefined
      ? line
      : whole.slice(begun.length, name.index) + other + whole.slice(name.index + name[0].length);
  const alike = pick(equallyIndented, "what follows") ?? 0;
  return [wrong, ...file.slice(alike + 1, alike + linesAfterWrong)];
}
