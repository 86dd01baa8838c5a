import * as z from "zod/mini";
import { type Journal, type JournalOptions, openJournal } from "../../../src/journal/journal.ts";
import type { Recorded } from "../../../src/journal/line.ts";

/** What the tests write into journals. */
export const noteSchema = z.object({ writer: z.string(), number: z.number(), text: z.string() });
export type Note = z.infer<typeof noteSchema>;

export type Options = Partial<JournalOptions<Note>>;

/** A window's journal of notes while the work lasts. */
export async function withJournal(
  folder: string,
  work: (journal: Journal<Note>) => Promise<void>,
  options: Options = {},
): Promise<void> {
  const journal = await openJournal({ folder, name: "notes", schema: noteSchema, clock: () => 1000, ...options });
  try {
    await work(journal);
  } finally {
    await journal.close();
  }
}

export function note(number: number, writer = "one", text = ""): Note {
  return { writer, number, text };
}

/** All that a journal gives. */
export async function recordedIn(journal: Journal<Note>): Promise<readonly Recorded<Note>[]> {
  const recorded: Recorded<Note>[] = [];
  for await (const each of journal.read()) {
    recorded.push(each);
  }
  return recorded;
}

export async function numbersOf(journal: Journal<Note>): Promise<readonly number[]> {
  return (await recordedIn(journal)).map(({ entry }) => entry.number);
}

/** Numbers of the notes that another window finds. */
export async function numbersIn(folder: string, options: Options = {}): Promise<readonly number[]> {
  let numbers: readonly number[] = [];
  await withJournal(
    folder,
    async (journal) => {
      numbers = await numbersOf(journal);
    },
    options,
  );
  return numbers;
}

/** Name of the file that a journal of notes begins with. */
export const first = "notes.000001.jsonl";
