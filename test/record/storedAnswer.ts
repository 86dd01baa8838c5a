import * as z from "zod/mini";

const heads = z.object({
  /** As its server calls it; of a written answer the family's habit that it shows. */
  model: z.string(),
  /** `written`, or `recorded` and the day. */
  origin: z.string().check(z.regex(/^(?:written|recorded \d{4}-\d{2}-\d{2})$/)),
  /** Name and version of the prompt that it answers. */
  prompt: z.string(),
  /** A name of `scenarios.ts`. */
  scenario: z.string(),
  finish: z.enum(["stop", "length", "filter", "cut", "loop"]),
  /** File with what it leads to, beneath the folder of answers. */
  outcome: z.string(),
  /** How the place of each hunk is found, in their order. */
  placements: z.optional(z.string()),
  /** Line ends of text and call, which git may not keep. */
  lineEnds: z.optional(z.enum(["crlf"])),
});

/** An answer as it is kept in a file: lines that say what it is, `---`, the text, and after `--- call` the arguments of the tool. */
export interface StoredAnswer extends z.infer<typeof heads> {
  readonly text: string;
  /** Empty where the tool was not called. */
  readonly call: string;
}

const callMark = "\n--- call\n";

/** Reads a file's text; throws where it is none of this form. */
export function parseStored(file: string): StoredAnswer {
  const [, head = "", body = ""] = /^(.*?)\n---\n(.*)$/s.exec(file) ?? [];
  const entries = head.split("\n").map((line) => {
    const [, name = line, value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
    return [name, value];
  });
  const said = z.parse(heads, Object.fromEntries(entries));
  const at = body.lastIndexOf(callMark);
  const parts = at < 0 ? [body, ""] : [body.slice(0, at), body.slice(at + callMark.length)];
  const [text = "", call = ""] = said.lineEnds === "crlf" ? parts.map((part) => part.replaceAll("\n", "\r\n")) : parts;
  return { ...said, text, call };
}

/** The file's text, of which `parseStored` gives the answer again. */
export function printStored({ text, call, ...said }: StoredAnswer): string {
  const head = Object.entries(said).map(([name, value]) => `${name}: ${value}`);
  const plain = (part: string) => (said.lineEnds === "crlf" ? part.replaceAll("\r\n", "\n") : part);
  return `${head.join("\n")}\n---\n${plain(text)}${call === "" ? "" : callMark + plain(call)}`;
}
