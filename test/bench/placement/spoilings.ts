import type { FinishReason } from "../../../src/model/model.ts";
import {
  type Format,
  numbered,
  type PrintedBlock,
  printDiff,
  printSearchReplace,
  printToolCall,
  printWhole,
} from "./print.ts";
import {
  blankAround,
  type ChangeBlock,
  deeper,
  mapped,
  misquoted,
  omitted,
  outdented,
  stale,
  withTabs,
} from "./spoiledBlock.ts";
import {
  applyEdits,
  between,
  drawEdit,
  occurrences,
  pick,
  type Random,
  type TrueEdit,
  withContext,
} from "./trueEdit.ts";

/** An answer about a file, and the text that the file has where the answer was understood. */
export interface Case {
  readonly format: Format;
  readonly answer: string;
  readonly finish: FinishReason;
  /** `undefined`: the answer has no true place, so that it must be reported. */
  readonly after: string | undefined;
}

/** One way in which models spoil their answers. `undefined`: the drawn lines do not lend themselves to it. */
export type Spoiling = (path: string, lines: readonly string[], format: Format, random: Random) => Case | undefined;

const blockFormats: readonly Format[] = ["searchReplace", "diff", "toolCall"];
const allFormats: readonly Format[] = [...blockFormats, "whole"];

/** Every spoiling by its name, with the formats in which it occurs. */
export const spoilings: Readonly<Record<string, { readonly formats: readonly Format[]; readonly spoil: Spoiling }>> = {
  "nothing spoiled": { formats: allFormats, spoil: blockwise((block) => block) },
  "indentation left out": { formats: ["searchReplace", "toolCall"], spoil: blockwise(outdented) },
  "tabs for spaces": { formats: blockFormats, spoil: blockwise((block) => mapped(block, withTabs)) },
  "indented twice as deep": {
    formats: ["searchReplace", "toolCall"],
    spoil: blockwise((block) => mapped(block, deeper)),
  },
  "trailing blanks": { formats: blockFormats, spoil: blockwise((block) => mapped(block, (line) => `${line}  `, true)) },
  "blank lines around": { formats: ["searchReplace", "toolCall"], spoil: blockwise(blankAround) },
  "lines left out with an ellipsis": { formats: ["searchReplace", "toolCall", "whole"], spoil: withEllipsis },
  "wrong line numbers": {
    formats: ["diff"],
    spoil: diffwise((block, random) => ({ ...block, line: Math.max(0, block.line + between(-60, 60, random)) })),
  },
  "wrong counts": {
    formats: ["diff"],
    spoil: diffwise(
      (block) => block,
      (block, random) => numbered({ ...block, oldLines: block.oldLines.slice(between(0, 2, random)) }),
    ),
  },
  "no line numbers": {
    formats: ["diff"],
    spoil: diffwise(
      (block) => block,
      () => "@@ ... @@",
    ),
  },
  "repeated anchor, no hint": { formats: ["searchReplace", "toolCall", "diff"], spoil: repeatedAnchor },
  "repeated anchor, true line": { formats: ["diff"], spoil: repeatedWithLine },
  "repeated anchors, one block each": { formats: ["searchReplace", "toolCall"], spoil: repeatedInOrder },
  "stale context": { formats: blockFormats, spoil: blockwise(stale, 3) },
  "misquoted changed line": { formats: blockFormats, spoil: blockwise(misquoted, 2) },
  "context line omitted": { formats: blockFormats, spoil: blockwise(omitted, 4) },
  "prose and fences around": { formats: ["searchReplace", "diff", "whole"], spoil: wrapped },
  "carriage returns": { formats: ["searchReplace", "diff", "whole"], spoil: carriageReturns },
  "several edits": { formats: blockFormats, spoil: several },
  "cut off": { formats: allFormats, spoil: cutOff },
  "end mark missing": { formats: ["searchReplace"], spoil: endMissing },
};

function print(
  format: Format,
  path: string,
  lines: readonly string[],
  blocks: readonly PrintedBlock[],
  edits: readonly TrueEdit[],
): string {
  switch (format) {
    case "searchReplace":
      return printSearchReplace(path, blocks);
    case "diff":
      return printDiff(path, blocks);
    case "toolCall":
      return printToolCall(path, blocks);
    case "whole":
      return printWhole(path, applyEdits(lines, edits));
  }
}

/** Draws an edit whose block stands in the file once. */
function drawUnique(lines: readonly string[], random: Random, context: number) {
  const edit = drawEdit(lines, random);
  if (edit === undefined) {
    return undefined;
  }
  const block = withContext(edit, lines, context, context);
  const after = applyEdits(lines, [edit]).join("\n");
  return occurrences(block.oldLines, lines) === 1 ? { edit, block, after } : undefined;
}

function blockwise(change: ChangeBlock, leastContext = 0): Spoiling {
  return (path, lines, format, random) => {
    const drawn = drawUnique(lines, random, format === "diff" ? 3 : between(Math.max(1, leastContext), 4, random));
    const block = drawn === undefined ? undefined : change(drawn.block, random);
    // What was spoiled into an exact quotation of another place means that place.
    const isElsewhere = block?.oldLines !== drawn?.block.oldLines && occurrences(block?.oldLines ?? [""], lines) > 0;
    if (drawn === undefined || block === undefined || isElsewhere) {
      return undefined;
    }
    const answer = print(format, path, lines, [block], [drawn.edit]);
    return { format, answer, finish: "stop", after: drawn.after };
  };
}

function diffwise(change: ChangeBlock, head?: (block: PrintedBlock, random: Random) => string): Spoiling {
  return (path, lines, format, random) => {
    const drawn = drawUnique(lines, random, 3);
    const block = drawn === undefined ? undefined : change(drawn.block, random);
    if (drawn === undefined || block === undefined) {
      return undefined;
    }
    const answer = printDiff(path, [block], (each) => head?.(each, random) ?? numbered(each));
    return { format, answer, finish: "stop", after: drawn.after };
  };
}

const ellipses = [
  "// ... existing code ...",
  "// ...",
  "/* ... rest unchanged ... */",
  "# ... existing code ...",
  "// … unchanged …",
  "...",
];

/** Leaves out unchanged lines: in a block those between two of its edges, in a whole file those far from the change. */
function withEllipsis(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const drawn = drawUnique(lines, random, 1);
  if (drawn === undefined) {
    return undefined;
  }
  const { edit, after } = drawn;
  const mark = pick(ellipses, random);
  const end = edit.start + edit.oldLines.length;
  if (format === "whole") {
    const [from, to] = [edit.start - between(2, 3, random), end + between(2, 3, random)];
    const head = lines.slice(0, 2);
    const near = [...lines.slice(Math.max(2, from), edit.start), ...edit.newLines, ...lines.slice(end, to)];
    const gap = from > 2 ? [mark] : [];
    const rest = to < lines.length - 1 ? [mark] : [];
    return { format, answer: printWhole(path, [...head, ...gap, ...near, ...rest, ""]), finish: "stop", after };
  }
  const skipped = between(3, 12, random);
  const from = edit.start - skipped - 4;
  const top = lines.slice(from, from + 2);
  if (from < 0 || occurrences(top, lines) !== 1 || top.some((line) => line.trim() === "")) {
    return undefined;
  }
  const near = lines.slice(edit.start - 2, edit.start);
  const inner = /^\s*/.exec(near.find((line) => line.trim() !== "") ?? "")?.[0] ?? "";
  const tail = lines.slice(end, end + 1);
  const block = {
    line: from,
    oldLines: [...top, inner + mark, ...near, ...edit.oldLines, ...tail],
    newLines: [...top, inner + mark, ...near, ...edit.newLines, ...tail],
  };
  return { format, answer: print(format, path, lines, [block], [edit]), finish: "stop", after };
}

/** Lines that stand in the file several times, with nothing that says which is meant. */
function repeatedAnchor(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const repeated = drawRepeated(lines, random);
  if (repeated === undefined) {
    return undefined;
  }
  const [place] = repeated.places;
  const block = { line: place ?? 0, oldLines: [repeated.line], newLines: [`${repeated.line} // changed`] };
  const answer = format === "diff" ? printDiff(path, [block], () => "@@ @@") : print(format, path, lines, [block], []);
  return { format, answer, finish: "stop", after: undefined };
}

function drawRepeated(lines: readonly string[], random: Random) {
  const places = Map.groupBy(lines.keys(), (index) => lines[index] ?? "");
  const repeated = [...places].filter(([line, at]) => line.trim().length >= 6 && at.length >= 2 && at.length <= 6);
  if (repeated.length === 0) {
    return undefined;
  }
  const [line, at] = pick(repeated, random);
  return { line, places: at };
}

function repeatedWithLine(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const repeated = drawRepeated(lines, random);
  if (repeated === undefined) {
    return undefined;
  }
  const line = pick(repeated.places, random);
  const edit = { start: line, oldLines: [repeated.line], newLines: [`${repeated.line} // changed`] };
  const answer = printDiff(path, [{ line, ...edit }]);
  return { format, answer, finish: "stop", after: applyEdits(lines, [edit]).join("\n") };
}

function repeatedInOrder(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const repeated = drawRepeated(lines, random);
  if (repeated === undefined) {
    return undefined;
  }
  const edits = repeated.places.map((start, index) => ({
    start,
    oldLines: [repeated.line],
    newLines: [`${repeated.line} // changed ${index}`],
  }));
  const answer = print(
    format,
    path,
    lines,
    edits.map((edit) => ({ ...edit, line: edit.start })),
    edits,
  );
  return { format, answer, finish: "stop", after: applyEdits(lines, edits).join("\n") };
}

function wrapped(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const drawn = blockwise((block) => block)(path, lines, format, random);
  const named: readonly ((text: string) => string)[] = [
    (text) => text.replace(/^(?:\*\*)?([^\s*`]+)(?:\*\*)?\n/, "### `$1`\n\n"),
    (text) => text.replace(/^(?:\*\*)?([^\s*`]+)(?:\*\*)?\n/, "Here is the change to **$1**:\n\n"),
    (text) => text.replace(/^(?:\*\*)?([^\s*`]+)(?:\*\*)?\n/, "1. `$1`:\n"),
    (text) => text,
  ];
  const isWhole = format === "whole";
  return drawn === undefined
    ? undefined
    : {
        ...drawn,
        answer: `Certainly! I looked at the code and made the change.\n\n${pick(isWhole ? [named[0]!, named[2]!, named[3]!] : named, random)(drawn.answer)}\n\nRun it with:\n\n\`\`\`bash\nnpm test\n\`\`\`\n\nLet me know - it keeps \`a\` + \`b\`:\n\n- one\n- two`,
      };
}

function carriageReturns(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const drawn = blockwise((block) => block)(path, lines, format, random);
  return drawn === undefined ? undefined : { ...drawn, answer: drawn.answer.replaceAll("\n", "\r\n") };
}

function several(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const third = Math.floor(lines.length / 3);
  const edits = [0, 1, 2].flatMap((part) => {
    const edit = drawEdit(lines.slice(part * third, (part + 1) * third), random);
    return edit === undefined ? [] : [{ ...edit, start: edit.start + part * third }];
  });
  const blocks = edits.map((edit) => withContext(edit, lines, 2, 2));
  const areUnique = blocks.every(({ oldLines }) => occurrences(oldLines, lines) === 1);
  if (edits.length < 3 || !areUnique) {
    return undefined;
  }
  const answer = print(format, path, lines, format === "searchReplace" ? blocks.toReversed() : blocks, edits);
  return { format, answer, finish: "stop", after: applyEdits(lines, edits).join("\n") };
}

function cutOff(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const drawn = blockwise((block) => block)(path, lines, format, random);
  if (drawn === undefined) {
    return undefined;
  }
  const { answer } = drawn;
  const first = answer.indexOf(format === "toolCall" ? ":" : format === "diff" ? "@@" : "```") + 4;
  const last = format === "whole" || format === "diff" ? answer.length - 4 : answer.lastIndexOf(">>>>>>>");
  const end = between(first, format === "toolCall" ? answer.length - 2 : last, random);
  return { format, answer: answer.slice(0, end), finish: "length", after: undefined };
}

function endMissing(path: string, lines: readonly string[], format: Format, random: Random): Case | undefined {
  const drawn = blockwise((block) => block)(path, lines, format, random);
  return drawn === undefined
    ? undefined
    : { ...drawn, answer: drawn.answer.replace(/\n>>>>>>> REPLACE/, ""), after: undefined };
}
