import * as z from "zod/mini";
import type { FileEdit } from "./fileEdit.ts";

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

/** What a model calls the tool with; the tool's parameters are made of it. */
export const editsSchema = z.object({ edits: z.array(z.union([replacement, whole, deletion, renaming])) });

type ToolEdit = z.infer<typeof editsSchema>["edits"][number];

/** Reads the arguments of a tool call; `undefined` for text that is none, also where it is cut off. */
export function readToolCall(text: string): readonly FileEdit[] | undefined {
  const parsed = editsSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data.edits.map(toFileEdit) : undefined;
}

/** Whether text begins as the arguments of a tool call do. */
export function beginsToolCall(text: string): boolean {
  return /^\s*\{\s*"edits"\s*:/.test(text);
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

function toFileEdit(edit: ToolEdit): FileEdit {
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
