import * as z from "zod/mini";
import type { Tool } from "../model/model.ts";
import { editTool } from "../prompt/chat/index.ts";
import { editsSchema } from "../review/answer/toolCall.ts";

/** The tool by which a model gives edits: named and described as prompts speak of it, its arguments as answers are read. */
export function createEditTool(): Tool {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(editsSchema);
  return { ...editTool, schema };
}
