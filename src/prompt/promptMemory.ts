import type { ContextItem } from "../context/contextItem.ts";

/** What the last prompt for a document was made of. */
export interface SentPrompt {
  readonly prefix: string;
  readonly suffix: string;
  /** Keys of the pieces of other files, in their order. */
  readonly items: readonly string[];
}

/** Documents between which a person goes to and fro; a server's cache holds no more prompts. */
const mostDocuments = 8;

/** The last prompts, by document: the next one begins as much like them as it can, so that a server has most of it in its cache. */
export class PromptMemory {
  private sent: ReadonlyMap<string, SentPrompt>;

  constructor(sent: ReadonlyMap<string, SentPrompt> = new Map()) {
    this.sent = sent;
  }

  last(uri: string): SentPrompt | undefined {
    return this.sent.get(uri);
  }

  keep(uri: string, prompt: SentPrompt): void {
    const others = [...this.sent].filter(([other]) => other !== uri);
    this.sent = new Map([...others.slice(-(mostDocuments - 1)), [uri, prompt]]);
  }

  /** For whoever only wants to see what the next prompt would be. */
  copy(): PromptMemory {
    return new PromptMemory(this.sent);
  }
}

/** The same for a piece as long as it shows the same place, or says the same. */
export function keyOf({ source, uri, name, lines, text }: ContextItem): string {
  return `${source} ${uri} ${lines === undefined ? `${name} ${text}` : lines.start}`;
}
