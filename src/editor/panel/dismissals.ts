import * as vscode from "vscode";
import * as z from "zod/mini";
import { checkIds, type Dismissal, withDismissal } from "../../evidence/index.ts";
import type { Disposable } from "../../text/disposable.ts";

/** Under which the workspace remembers them. */
const key = "panel.dismissals";

const dismissal = z.object({ check: z.enum(checkIds), rule: z.string(), folder: z.optional(z.string()) });

/** What was kept; what can't be read, such as one of a check that this version has not, is let go. */
export function parseDismissals(kept: unknown): readonly Dismissal[] {
  const each = z.array(z.unknown()).safeParse(kept).data ?? [];
  return each.flatMap((one) => dismissal.safeParse(one).data ?? []);
}

/** The rules that the person dismissed in this workspace or folders of it. They are the person's own: nothing in the workspace's files can add one. */
export class Dismissals implements Disposable {
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<void>();
  private all: readonly Dismissal[];
  readonly onDidChange = this.changed.event;

  /** `memory`: the workspace's own. */
  constructor(memory: vscode.Memento) {
    this.memory = memory;
    this.all = parseDismissals(memory.get(key));
  }

  get current(): readonly Dismissal[] {
    return this.all;
  }

  add(one: Dismissal): Promise<void> {
    return this.keep(withDismissal(this.all, one));
  }

  /** Has their findings told of again. */
  takeBack(some: readonly Dismissal[]): Promise<void> {
    return this.keep(this.all.filter((each) => !some.includes(each)));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async keep(all: readonly Dismissal[]): Promise<void> {
    this.all = all;
    this.changed.fire();
    await this.memory.update(key, all);
  }
}
