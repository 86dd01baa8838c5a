import * as z from "zod/mini";
import type { UnplacedEdit } from "../proposal.ts";
import type { FileEdit } from "./fileEdit.ts";
import { readItems } from "./partialJson.ts";

const replacement = z.object({
  path: z.string(),
  search: z.string(),
  replace: z.string(),
  /** Counted from 1. */
  line: z.optional(z.int().check(z.positive())),
});
const whole = z.object({ path: z.string(), content: z.string() });
const deletion = z.object({ path: z.string(), delete: z.literal(true) });
const renaming = z.object({ path: z.string(), newPath: z.string() });

const toolEdit = z.union([replacement, whole, deletion, renaming]);

/** What a model calls the tool with; the tool's parameters are made of it. */
export const editsSchema = z.object({ edits: z.array(toolEdit) });

/** What the arguments of a tool call hold. */
export interface ToolCall {
  readonly edits: readonly FileEdit[];
  /** Edits that are not as the schema has them, and last what was cut off. */
  readonly malformed: readonly UnplacedEdit[];
}

/** Reads the arguments of a tool call, or of several one after the other, wherever they end: no edit whose end mark is missing is one. */
export function readToolCall(text: string, isCut: boolean): ToolCall {
  const { isComplete, items, rest } = readItems(withList(text), "edits");
  const edits: FileEdit[] = [];
  const malformed: UnplacedEdit[] = [];
  for (const item of items) {
    const value = parseJson(item);
    const { success, data } = toolEdit.safeParse(value);
    if (success && kindsIn(value) === 1) {
      edits.push(toFileEdit(data));
    } else {
      malformed.push({ path: pathBeingWritten(item) ?? "", reason: "malformed", text: item });
    }
  }
  const unread = rest.replace(/^[\s,]+|\s+$/g, "");
  if (unread !== "") {
    malformed.push({ path: pathBeingWritten(unread) ?? "", reason: isCut ? "cutOff" : "malformed", text: unread });
  } else if (!isComplete && !isCut) {
    malformed.push({ path: "", reason: "malformed", text });
  }
  return { edits, malformed };
}

/** Whether text is what the tool is called with, or the beginning of it. */
export function isToolCall(text: string): boolean {
  return /^\s*\{\s*"edits"\s*:/.test(text) || editsSchema.safeParse(parseJson(text)).success;
}

/** The path of the edit that is written last in arguments that still stream; `undefined` while there is none or it is not whole. */
export function pathBeingWritten(text: string): string | undefined {
  // Inside a string the name's closing quote has a backslash before it.
  const last = text.slice(Math.max(0, text.lastIndexOf('"path"')));
  const [, written] = /^"path"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(last) ?? [];
  const path = written === undefined ? undefined : parseJson(written);
  return typeof path === "string" && path !== "" ? path : undefined;
}

const listInText = z.object({ edits: z.string().check(z.regex(/^\s*\[/)) });

/** The arguments with their list as a list, which some models write once more as the text of a JSON string. */
function withList(text: string): string {
  const { success, data } = listInText.safeParse(parseJson(text));
  return success ? `{"edits":${data.edits}}` : text;
}

const kinds = z.object({
  search: z.optional(z.string()),
  content: z.optional(z.string()),
  newPath: z.optional(z.string()),
  delete: z.optional(z.literal(true)),
});

/** How many kinds of edit an object names: of one that names two, either would be a guess. */
function kindsIn(edit: unknown): number {
  const named = kinds.safeParse(edit);
  return named.success ? Object.keys(named.data).length : 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function toFileEdit(edit: z.infer<typeof toolEdit>): FileEdit {
  const text = JSON.stringify(edit, undefined, 2);
  if ("search" in edit) {
    const sides = { oldLines: linesOf(edit.search), newLines: linesOf(edit.replace) };
    const replaced = { kind: "replace" as const, path: edit.path, text, ...sides };
    return edit.line === undefined ? replaced : { ...replaced, line: edit.line - 1 };
  }
  if ("content" in edit) {
    return { kind: "whole", path: edit.path, text, lines: linesOf(edit.content) };
  }
  return "newPath" in edit
    ? { kind: "rename", path: edit.path, newPath: edit.newPath, text }
    : { kind: "delete", path: edit.path, text };
}

/** A last line end ends the last line rather than beginning another. */
function linesOf(text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return text === "" ? [] : lines.split("\n");
}
