import type { Delta } from "../model.ts";

/**
 * Puts the pieces of an answer together that came at once: neighbours of a kind become one delta, so that whoever is above runs once
 * for each chunk of the network and not once for each token.
 */
export class Joined {
  private deltas: Delta[] = [];
  private type: "text" | "tool" | undefined;
  private text = "";
  private logprob: number | undefined;

  /**
   * `logprob`: natural logarithm of the text's probability, where it is stated. Of a text that is held back it counts for the next. A text
   * that ends a line stays apart where it is stated, so that each line keeps its own probability.
   */
  add(type: "text" | "tool", text: string, logprob?: number): void {
    const endsLine = logprob !== undefined && text.includes("\n");
    if (endsLine) {
      this.close();
    }
    if (logprob !== undefined) {
      this.logprob = (this.logprob ?? 0) + logprob;
    }
    if (text === "") {
      return;
    }
    if (this.type !== type) {
      this.close();
      this.type = type;
    }
    this.text += text;
    if (endsLine) {
      this.close();
    }
  }

  /** Gives what was added since, and begins anew. */
  take(): readonly Delta[] {
    this.close();
    const { deltas } = this;
    this.deltas = [];
    return deltas;
  }

  private close(): void {
    const { type, text, logprob } = this;
    if (type === "text" && logprob !== undefined) {
      this.deltas.push({ type, text, logprob });
      this.logprob = undefined;
    } else if (type !== undefined) {
      this.deltas.push({ type, text });
    }
    this.type = undefined;
    this.text = "";
  }
}
