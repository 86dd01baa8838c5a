import { Judge } from "../../../src/model/embedded/judge.ts";
import { Sessions } from "../../../src/model/embedded/session.ts";
import type { Places, Spoiling } from "./places.ts";

/** A line for a place, and how what was learnt of the others judges it. */
export interface Sample<T> {
  readonly by: "right" | Spoiling;
  readonly judged: T;
}

type Look<T> = (...asked: Parameters<Judge["look"]>) => readonly T[];

/** All lines of the places, right and wrong ones, that are judged at all. `lookOf`: what is wanted of the judge. */
export function* samplesOf<T>({ held, places }: Places, lookOf: (judge: Judge) => Look<T>): Generator<Sample<T[]>> {
  const look = lookOf(new Judge(new Sessions(held.corpus)));
  for (const { file, prefix, suffix, right, wrong } of places) {
    const cursor = { prefix, suffix, key: file.path, folder: file.folder };
    for (const { by, text } of [{ by: "right" as const, text: right }, ...wrong]) {
      const judged = [...look(cursor, text)];
      if (judged.length > 0) {
        yield { by, judged };
      }
    }
  }
}
