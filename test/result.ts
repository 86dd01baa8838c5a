import { readFile, writeFile } from "node:fs/promises";

/** What a suite came to. */
export interface Result {
  readonly passed: number;
  readonly failed: number;
  /** What the suite would print, where it runs out of sight. */
  readonly report?: string;
}

/** Names the file into which a suite that runs in a process of its own writes its result. */
export const resultVariable = "CAVEAT_RESULT";

/** Writes the result to where whoever started this process looks for it; does nothing where nobody does. */
export async function writeResult(result: Result): Promise<void> {
  const file = process.env[resultVariable];
  if (file !== undefined) {
    await writeFile(file, JSON.stringify(result));
  }
}

/** Reads what a suite wrote; `undefined` where it ended before it could write. */
export async function readResult(file: string): Promise<Result | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

export function sum(results: readonly Result[]): Result {
  const total = (pick: (result: Result) => number) => results.reduce((before, result) => before + pick(result), 0);
  return { passed: total((result) => result.passed), failed: total((result) => result.failed) };
}
