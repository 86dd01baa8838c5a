import { type CodeLine, linesOf } from "./code.ts";

/** What a request to the demo model asks for, as far as its prompt says. */
export interface Ask {
  readonly task: Task;
  /** The request itself, without the data before it; of a further question that question. */
  readonly words: string;
  /** Path of the file that it is about; empty where it is about none. */
  readonly path: string;
  /** The lines that it is about, or those of the file where it is about all of it. */
  readonly focus: readonly CodeLine[];
  /** All lines of the file that the prompt shows, in their order. */
  readonly seen: readonly CodeLine[];
  readonly diagnostic?: { readonly line: number; readonly message: string };
  /** Unified diff; empty where there is none. */
  readonly diff: string;
  /** Text that belongs to no file, such as a terminal's; empty where there is none. */
  readonly text: string;
}

export type Task = (typeof tasks)[number][0] | "followUp" | "unknown";

export interface Message {
  readonly role: string;
  readonly content: string;
}

/** How the requests of `src/prompt/chat` begin. */
const tasks = [
  ["explain", /^Explain /],
  ["generate", /^Write the code /],
  ["fix", /^Fix the /],
  ["tests", /^Write tests /],
  ["document", /^Write documentation /],
  ["change", /^Change /],
  ["convert", /^Convert /],
  ["review", /^Review /],
  ["commitMessage", /^Write the commit message /],
] as const;

interface Item {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly CodeLine[];
  readonly text: string;
}

const element = /<(data-\S+)((?: \w+="(?:[^"\\]|\\.)*")*)>\n([\s\S]*?)\n<\/\1>\n?/g;

/** Reads the prompt of a chat as `promptFor` writes it. */
export function readAsk(messages: readonly Message[]): Ask {
  const users = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  const first = users[0] ?? "";
  const items = [...first.matchAll(element)].map(([, , attributes = "", content = ""]) => itemOf(attributes, content));
  const request = first
    .replaceAll(element, "")
    .replace(/^[\s\S]*<\/instructions-\S+>\n/, "")
    .trim();
  const task = tasks.find(([, begins]) => begins.test(request))?.[0] ?? "unknown";
  const of = (...kinds: readonly string[]) => items.filter(({ kind }) => kinds.includes(kind));
  const [about] = [...of("selected lines"), ...of("file", "surrounding lines")];
  const diagnostic = of("diagnostic")[0]?.text;
  return {
    task: users.length > 1 ? "followUp" : task,
    words: users.length > 1 ? (users.at(-1) ?? "") : request,
    path: about?.name ?? "",
    focus: about?.lines ?? [],
    seen: of("selected lines", "surrounding lines", "file")
      .filter(({ name }) => name === about?.name)
      .flatMap(({ lines }) => lines)
      .sort((one, other) => one.number - other.number),
    ...(diagnostic === undefined ? {} : { diagnostic: diagnosticOf(diagnostic) }),
    diff: withoutNumbers(of("diff")[0]?.text ?? ""),
    text: of("selected text")[0]?.text ?? "",
  };
}

function itemOf(attributes: string, content: string): Item {
  const attribute = (name: string): string => {
    const found = new RegExp(` ${name}=("(?:[^"\\\\]|\\\\.)*")`).exec(attributes)?.[1];
    return found === undefined ? "" : JSON.parse(found);
  };
  const first = Number.parseInt(attribute("lines") || "1", 10);
  const isNumbered = content.startsWith(`${first} | `) || content === `${first} | `;
  const text = isNumbered ? withoutNumbers(content) : content;
  return { kind: attribute("kind"), name: attribute("name"), lines: linesOf(text, first), text };
}

function withoutNumbers(text: string): string {
  return text.replace(/^(?:\d+|-) \| /gm, "");
}

/** A diagnostic as `error ts 2551 at src/cart.ts, line 23:` and its message. */
function diagnosticOf(text: string): NonNullable<Ask["diagnostic"]> {
  const [head = "", ...message] = text.split("\n");
  return { line: Number(/lines? (\d+)/.exec(head)?.[1] ?? 1), message: message.join("\n") };
}
