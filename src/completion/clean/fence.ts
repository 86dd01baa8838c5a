import type { Snapshot } from "../../text/snapshot.ts";
import { codeBefore } from "../codeBefore.ts";
import { isProse } from "../languages.ts";
import { introductionLength } from "./introduction.ts";
import { type Step, undecided } from "./step.ts";

/** Where the answer proper starts, and the fence that ends it, if one may. */
interface Start {
  readonly length: number;
  readonly fence: string | undefined;
}

/** Takes off a Markdown fence, the words before it, and all behind its end. Fences: CommonMark 0.31, section 4.5. */
export const withoutFence: Step = (answer, snapshot) => {
  if (isProse(snapshot.languageId)) {
    return answer;
  }
  const { text, isWhole } = answer;
  const start = startOf(text, isWhole, snapshot);
  if (start === undefined) {
    return undecided;
  }
  const body = text.slice(start.length);
  const skipped = start.length;
  return { ...(start.fence === undefined ? { text: body, isWhole } : untilFence(body, isWhole, start.fence)), skipped };
};

/** `undefined`: too little is there to tell. */
function startOf(text: string, isWhole: boolean, snapshot: Snapshot): Start | undefined {
  const isCode = codeBefore(snapshot).inside === undefined;
  const words = isCode ? introductionLength(text, isWhole) : 0;
  if (words === undefined) {
    return undefined;
  }
  const rest = text.slice(words);
  const opened = /^\s*(`{3,}|~{3,})[^\n`]*(?:\n|$)/.exec(rest);
  if (opened !== null) {
    const [line, fence = ""] = opened;
    const body = rest.slice(line.length);
    if (!isWhole && body.trimStart() === "") {
      return undefined;
    }
    return !isCode && isFileFence(body, snapshot)
      ? { length: 0, fence: undefined }
      : { length: words + line.length, fence };
  }
  const isBegun = !isWhole && /^\s*(?:`{0,2}|~{0,2})$/.test(rest);
  return isBegun ? undefined : { length: words, fence: hasFence(snapshot) ? undefined : "```" };
}

function untilFence(body: string, isWhole: boolean, fence: string): { text: string; isWhole: boolean } {
  const end = lineOf(body, fence);
  if (end !== undefined) {
    return { text: body.slice(0, end), isWhole: true };
  }
  const held = isWhole ? "" : (/(?:^|\n)([^\S\n]*[`~]*)$/.exec(body)?.[1] ?? "");
  return { text: body.slice(0, body.length - held.length), isWhole };
}

/** Where the first line starts that begins with the fence. */
function lineOf(body: string, fence: string): number | undefined {
  for (let at = body.indexOf(fence); at >= 0; at = body.indexOf(fence, at + 1)) {
    const lineStart = body.lastIndexOf("\n", at - 1) + 1;
    if (body.slice(lineStart, at).trim() === "") {
      return lineStart;
    }
  }
  return undefined;
}

/** In a comment or a text that has fences itself, the lines behind one look like the file's. */
function isFileFence(body: string, snapshot: Snapshot): boolean {
  return codeBefore(snapshot).inside === "*/" ? /^[^\S\n]*\*/.test(body) : hasFence(snapshot);
}

/** Where the file has fences itself, one in the answer may be the file's. */
function hasFence({ prefix, suffix }: Snapshot): boolean {
  return prefix.includes("```") || suffix.includes("```");
}
