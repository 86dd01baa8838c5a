/** What a test run's output says of its tests. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Names of those that failed, as the runner writes them, each once; fewer than `failed` where it does not name them all. */
  readonly failures: readonly string[];
}

/** One runner's way of summing up. `passed` and `failed` match wherever a number of tests is stated; several are added up. */
interface Runner {
  readonly passed: RegExp;
  readonly failed: RegExp;
  /** Its first group is the name of a test that failed. */
  readonly failure: RegExp;
}

/** The most particular first: what one prints may look like another one's. */
const runners: readonly Runner[] = [
  // cargo test: "test result: FAILED. 12 passed; 2 failed; 0 ignored; ..."
  {
    passed: /^test result: \w+\. (\d+) passed;/gm,
    failed: /^test result: \w+\. \d+ passed; (\d+) failed;/gm,
    failure: /^test (\S.*) \.\.\. FAILED$/gm,
  },
  // Jest: "Tests:       2 failed, 12 passed, 14 total"
  {
    passed: /^Tests:.*?(\d+) passed/gm,
    failed: /^Tests:.*?(\d+) failed/gm,
    failure: /^\s*● (.+ › .+)$/gm,
  },
  // Vitest: "      Tests  2 failed | 12 passed (14)"
  {
    passed: /^\s*Tests\s.*?(\d+) passed/gm,
    failed: /^\s*Tests\s.*?(\d+) failed/gm,
    failure: /^\s*FAIL\s+(\S.* > .*)$/gm,
  },
  // pytest: "2 failed, 12 passed, 1 error in 0.12s", between equals signs unless it is to be quiet
  {
    passed: /(?<=^(?:=+ )?(?:\d+ \w+, )*)(\d+) passed\b(?=.* in [\d.]+s)/gm,
    failed: /(?<=^(?:=+ )?(?:\d+ \w+, )*)(\d+) (?:failed|errors?)\b(?=.* in [\d.]+s)/gm,
    failure: /^(?:FAILED|ERROR) (\S+)(?: - .*)?$/gm,
  },
  // Node's own runner, as TAP or as a list: "# pass 12", "ℹ fail 2"
  {
    passed: /^(?:#|ℹ) pass (\d+)$/gm,
    failed: /^(?:#|ℹ) fail (\d+)$/gm,
    failure: /^\s*(?:not ok \d+ - |✖ )(.+?)(?: \([\d.]+ms\))?$/gm,
  },
  // Mocha: "  12 passing (3s)", "  2 failing", and a numbered line in the tree for each that failed
  {
    passed: /^\s*(\d+) passing\b/gm,
    failed: /^\s*(\d+) failing\b/gm,
    failure: /(?:^ {4,}\d+\) |^ {2}\d+\) (?=.*:$))(.+?):?$/gm,
  },
];

/** Escape sequences that colour a terminal (ECMA-48, SGR). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with.
const colours = /\u001b\[[\d;]*m/g;

/** Reads the output of a test run; `undefined` where no runner that is known says how many tests there were. */
export function testCountsOf(output: string): TestCounts | undefined {
  const text = output.replaceAll(colours, "").replaceAll("\r\n", "\n");
  for (const { passed, failed, failure } of runners) {
    const counts = { passed: sum(text, passed), failed: sum(text, failed) };
    if (counts.passed !== undefined || counts.failed !== undefined) {
      return { passed: counts.passed ?? 0, failed: counts.failed ?? 0, failures: namesIn(text, failure) };
    }
  }
  return unittestCounts(text) ?? goCounts(text);
}

function sum(text: string, pattern: RegExp): number | undefined {
  const numbers = [...text.matchAll(pattern)].map((match) => Number(match[1]));
  return numbers.length === 0 ? undefined : numbers.reduce((one, other) => one + other);
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1]!.trim()))];
}

/** Python's unittest: "Ran 14 tests in 0.1s", then "OK" or "FAILED (failures=1, errors=1)". */
function unittestCounts(text: string): TestCounts | undefined {
  const ran = sum(text, /^Ran (\d+) tests? in /gm);
  if (ran === undefined) {
    return undefined;
  }
  const failed = sum(text, /\b(?:failures|errors)=(\d+)/g) ?? 0;
  return { passed: Math.max(0, ran - failed), failed, failures: namesIn(text, /^(?:FAIL|ERROR): (.+)$/gm) };
}

/** Go, with `-v`: a line for each test; those within a test count with it. */
function goCounts(text: string): TestCounts | undefined {
  const failures = namesIn(text, /^--- FAIL: (\S+)/gm);
  const passed = namesIn(text, /^--- PASS: (\S+)/gm);
  return failures.length + passed.length === 0
    ? undefined
    : { passed: passed.length, failed: failures.length, failures };
}
