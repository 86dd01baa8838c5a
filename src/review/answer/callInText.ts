import * as z from "zod/mini";
import { editTool } from "../../prompt/chat/index.ts";

/** A tool call that stands in an answer's text, and the text without it. */
interface CallInText {
  /** Arguments, as a server that knows the model's form of calls would give them. */
  readonly call: string;
  readonly prose: string;
}

/** Qwen's and Hermes' form; without its end mark the answer was cut. One that is followed by anything may stand in code that is written. */
const tagged = /<tool_call>([\s\S]*?)(?:<\/tool_call>[ \t]*(?=\r?\n|<tool_call>|$)|$)/g;
const parameter = /<function=(\w+)>\s*<parameter=edits>([\s\S]*?)(?:(<\/parameter>)[ \t]*(?:\r?\n[\s\S]*)?)?$/;
/** What Llama's template has before a call, which is then all there is. */
const bare = /^\s*(?:<\|python_tag\|>)?(\{\s*"(?:type|name)"[\s\S]*)$/;

/**
 * The call of the tool for edits in an answer from a server that doesn't parse the model's calls, and passes them through as text: JSON between
 * tags (Hermes 2, Qwen 2.5), parameters between tags (Qwen3-Coder), or an object alone (Llama 3.1). `undefined` where there is none.
 */
export function callInText(text: string): CallInText | undefined {
  const object = bare.exec(text)?.[1];
  const bodies = object === undefined ? [...text.matchAll(tagged)].map(([, body = ""]) => body) : [object];
  const calls = bodies.map((body) => argumentsIn(body)).filter((call) => call !== undefined);
  return calls.length === 0
    ? undefined
    : { call: calls.join(""), prose: object === undefined ? text.replace(tagged, "").trim() : "" };
}

function argumentsIn(body: string): string | undefined {
  const [, name, list, end] = parameter.exec(body) ?? [];
  if (name === editTool.name) {
    return `{"edits":${list}${end === undefined ? "" : "}"}`;
  }
  const { success, data } = named.safeParse(parseJson(body));
  if (success) {
    const given = data.arguments ?? data.parameters ?? {};
    return typeof given === "string" ? given : JSON.stringify(given);
  }
  // Cut inside of the arguments: the reader of calls takes what is whole of them.
  const cut = /^\s*\{[^{]*"name"\s*:\s*"(\w+)"\s*,\s*"(?:arguments|parameters)"\s*:\s*(\{[\s\S]*)$/.exec(body);
  return cut?.[1] === editTool.name ? cut[2] : undefined;
}

const given = z.optional(z.union([z.string(), z.looseObject({})]));
const named = z.object({ name: z.literal(editTool.name), arguments: given, parameters: given });

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
