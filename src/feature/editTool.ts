import type { Tool } from "../model/model.ts";
import { editTool } from "../prompt/chat/index.ts";

const text = { type: "string" };

function edit(properties: Readonly<Record<string, object>>, required: readonly string[]) {
  return { type: "object", properties, required, additionalProperties: false };
}

/**
 * `editsSchema` as a JSON schema, which a test holds it to: zod's own translator would be a tenth of what is loaded when the editor
 * starts, since every module that reads anything shares zod.
 */
const schema = {
  type: "object",
  properties: {
    edits: {
      type: "array",
      items: {
        anyOf: [
          edit(
            {
              path: text,
              search: text,
              replace: text,
              line: { type: "integer", exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER },
            },
            ["path", "search", "replace"],
          ),
          edit({ path: text, content: text }, ["path", "content"]),
          edit({ path: text, delete: { type: "boolean", const: true } }, ["path", "delete"]),
          edit({ path: text, newPath: text }, ["path", "newPath"]),
        ],
      },
    },
  },
  required: ["edits"],
  additionalProperties: false,
};

/** The tool by which a model gives edits: named and described as prompts speak of it, its arguments as answers are read. */
export const proposalTool: Tool = { ...editTool, schema };
