import { createHmac, randomBytes } from "node:crypto";
import type * as vscode from "vscode";
import type { ContextItem } from "../../context/contextItem.ts";
import type { Task } from "../../feature/task.ts";

const keyName = "delimiterKey";

/**
 * What sets data apart from instructions in a prompt: nobody who writes a file can guess it, and the same question gets the same one, so that
 * an answer that was kept, and what the provider has of the prompt, are found again. The key stays in the editor's own memory.
 */
export class Delimiters {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  of(task: Task, items: readonly ContextItem[]): string {
    const said = JSON.stringify([task, items], (name, value) => (name === "version" ? undefined : value));
    return createHmac("sha256", this.key()).update(said).digest("base64url").slice(0, 12);
  }

  private key(): string {
    const kept = this.memory.get<string>(keyName);
    if (kept !== undefined) {
      return kept;
    }
    const made = randomBytes(32).toString("base64url");
    void this.memory.update(keyName, made);
    return made;
  }
}
