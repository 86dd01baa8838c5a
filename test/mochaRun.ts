import { format } from "node:util";
import Mocha from "mocha";
import type { Result } from "./result.ts";

export interface MochaOptions {
  /** Milliseconds that one test may take. */
  readonly timeout: number;
  /** Only tests whose full name contains this. */
  readonly only: string | undefined;
  /** Takes each line of the report; the console does otherwise. */
  readonly print?: (line: string) => void;
}

/** Runs the spec files in this process, reporting as mocha does, and gives what they came to. */
export async function mochaRun(files: readonly string[], { timeout, only, print }: MochaOptions): Promise<Result> {
  if (print !== undefined) {
    Mocha.reporters.Base.consoleLog = (...words) => print(format(...words));
  }
  const mocha = new Mocha({ ui: "bdd", timeout, color: false, forbidOnly: true, forbidPending: true });
  if (only !== undefined) {
    mocha.fgrep(only);
  }
  for (const file of files) {
    mocha.addFile(file);
  }
  await mocha.loadFilesAsync();
  return new Promise((done) => {
    const runner = mocha.run((failed) => done({ passed: runner.stats?.passes ?? 0, failed }));
  });
}
