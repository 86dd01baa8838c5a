import type { Experience, Experiences, JudgedLine } from "../experience.ts";
import { added, type Counts, chanceOf, counted, nothing, type Prior } from "./chance.ts";
import type { SavedLearnt } from "./saved.ts";
import { type ByProbability, judgedAt, leastProbability, nothingByProbability } from "./threshold.ts";

/**
 * Before use teaches otherwise. The weights are low, so that some lines say more: a model that is new here is shown by the statement, earns
 * longer stretches within a few right lines, and is asked again on a line where it was wrong until that has proved vain on five: a line's first letters say little of what it will be.
 */
const priors: Readonly<Record<"taken" | "lines" | "afterMiss", Prior>> = {
  taken: { mean: 0.35, weight: 8 },
  lines: { mean: 0.8, weight: 2 },
  afterMiss: { mean: 0.6, weight: 9 },
};
/** A wrong line counts so much until it has faded, which takes as many lines as it takes it to count half. */
const remembered = 0.5;
/** First tokens of which the median is told. */
const mostFirstTokens = 31;
/** Models in languages that are kept; whoever was not heard of for longest goes first. */
const mostKept = 100;

interface Seen {
  readonly taken: Counts;
  readonly lines: Counts;
  readonly afterMiss: Counts;
  readonly byProbability: ByProbability;
}

const unseen: Seen = { taken: nothing, lines: nothing, afterMiss: nothing, byProbability: nothingByProbability };

/** What use on this machine has taught, by model and language: decayed counts, never text. */
export class Learnt implements Experiences {
  private readonly onChange: () => void;
  private readonly seen = new Map<string, Seen>();
  private readonly firstTokens = new Map<string, readonly number[]>();

  /** `onChange`: called whenever there is something new to save. */
  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  of(model: string, languageId: string): Experience {
    const { taken, lines, afterMiss, byProbability } = this.seen.get(nameOf(model, languageId)) ?? unseen;
    const firstToken = median(this.firstTokens.get(model) ?? []);
    return {
      acceptance: chanceOf(taken, priors.taken),
      lineTrust: chanceOf(lines, priors.lines),
      errsOfLate: lines.all - lines.right >= remembered,
      trustAfterMiss: chanceOf(afterMiss, priors.afterMiss),
      ...(firstToken === undefined ? {} : { firstToken }),
      leastProbability: leastProbability(byProbability),
    };
  }

  judged(model: string, languageId: string, { wasRight, afterMiss, probability }: JudgedLine): void {
    const before = this.seen.get(nameOf(model, languageId)) ?? unseen;
    const name = afterMiss ? "afterMiss" : "lines";
    const { byProbability } = before;
    this.keep(model, languageId, {
      ...before,
      [name]: counted(before[name], wasRight),
      byProbability: probability === undefined ? byProbability : judgedAt(byProbability, probability, wasRight),
    });
  }

  /** A suggestion that was shown was taken, whole or in part, or left. */
  decided(model: string, languageId: string, wasTaken: boolean): void {
    const before = this.seen.get(nameOf(model, languageId)) ?? unseen;
    this.keep(model, languageId, { ...before, taken: counted(before.taken, wasTaken) });
  }

  firstTokenAfter(model: string, milliseconds: number): void {
    const before = this.firstTokens.get(model) ?? [];
    keepLatest(this.firstTokens, model, [...before, milliseconds].slice(-mostFirstTokens));
    this.onChange();
  }

  /** What to write down of it. */
  saved(): SavedLearnt {
    return {
      version: 1,
      seen: [...this.seen].map(([name, { taken, lines, afterMiss, byProbability }]) => {
        const [model, languageId] = JSON.parse(name) as [string, string];
        return { model, languageId, taken, lines, afterMiss, byProbability: [...byProbability] };
      }),
      firstTokens: [...this.firstTokens].map(([model, milliseconds]) => ({ model, milliseconds: [...milliseconds] })),
    };
  }

  /** Takes in what an earlier window wrote down, as if it had come before what was seen since. */
  restore({ seen, firstTokens }: SavedLearnt): void {
    for (const { model, languageId, taken, lines, afterMiss, byProbability } of seen) {
      const name = nameOf(model, languageId);
      const since = this.seen.get(name) ?? unseen;
      keepLatest(this.seen, name, {
        taken: added(taken, since.taken),
        lines: added(lines, since.lines),
        afterMiss: added(afterMiss, since.afterMiss),
        byProbability: since.byProbability.map((counts, bin) => added(byProbability[bin] ?? nothing, counts)),
      });
    }
    for (const { model, milliseconds } of firstTokens) {
      const since = this.firstTokens.get(model) ?? [];
      keepLatest(this.firstTokens, model, [...milliseconds, ...since].slice(-mostFirstTokens));
    }
  }

  private keep(model: string, languageId: string, seen: Seen): void {
    keepLatest(this.seen, nameOf(model, languageId), seen);
    this.onChange();
  }
}

function nameOf(model: string, languageId: string): string {
  return JSON.stringify([model, languageId]);
}

function keepLatest<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > mostKept && oldest !== undefined) {
    map.delete(oldest);
  }
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
