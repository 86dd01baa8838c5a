import { standing, standsAlike } from "../../review/standing.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { ThreadParts } from "./parts.ts";
import type { TurnState, Turns } from "./turnState.ts";
import { canVerify, verify } from "./verifying.ts";

/** What tries a thread's proposals out, one at a time; it goes on while the person asks something else. */
export class Trying implements Disposable {
  private readonly turns: Turns;
  private readonly parts: ThreadParts;
  private running = new AbortController();

  constructor(turns: Turns, parts: ThreadParts) {
    this.turns = turns;
    this.parts = parts;
  }

  /** Tries out what is not rejected of a proposal in a copy of the project; what the checks found before stays. Never throws. */
  async run(id: string): Promise<void> {
    const { proposal, decisions } = this.turns.turn(id);
    const tried = proposal && standing(proposal, decisions);
    if (proposal === undefined || !canVerify(tried)) {
      return;
    }
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const put = (change: Partial<TurnState>) => this.turns.put({ ...this.turns.turn(id), ...change });
    put({ verifying: "" });
    try {
      const result = await verify(tried, this.parts, signal, (verifying) => put({ verifying }));
      const now = this.turns.turn(id);
      // What was found of hunks that the person has edited or rejected meanwhile is not about these.
      if (now.proposal === proposal && standsAlike(proposal, decisions, now.decisions)) {
        put({ results: [...untried(now.results), result] });
      }
    } catch {
      // It was stopped, and says nothing.
    } finally {
      if (this.running.signal === signal) {
        put({ verifying: undefined });
      }
    }
  }

  stop(): void {
    this.running.abort();
  }

  dispose(): void {
    this.stop();
  }
}

/** What the checks found that look at a proposal without running it. */
export function untried(results: TurnState["results"]): TurnState["results"] {
  return results.filter(({ check }) => check !== "shadow");
}

/** What the project's own commands found. */
export function tried(results: TurnState["results"]): TurnState["results"] {
  return results.filter(({ check }) => check === "shadow");
}
