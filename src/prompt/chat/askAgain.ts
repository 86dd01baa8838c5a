/** A problem that a check found in a proposal. */
export interface FoundProblem {
  /** The check and its rule, such as `unsafe/sql-from-text`. */
  readonly rule: string;
  /** Such as `src/cart.ts:41`, in the file as it would be; absent where it is about all changes. */
  readonly place?: string;
  /** One sentence, as the person reads it. */
  readonly words: string;
}

/** What checks found in a proposal, for the model that made it. */
export interface Found {
  readonly problems: readonly FoundProblem[];
  /** How many more there are. */
  readonly more: number;
  /** Places of changes that the person rejected, in the files as they were. */
  readonly rejected: readonly string[];
  /** Commands of the project that fail with the proposal, and the end of what each printed. */
  readonly outputs: readonly { readonly command: string; readonly end: string }[];
}

/** Raised with each change of what a model reads when it is asked again. */
const version = 1;
/** Name and version, as `promptName` gives them for a task. */
export const askAgainName = `askAgain@${version}`;

/** What is asked; `foundText` goes along as data, because tests and code print what they like. */
export const askAgainQuestion = `Checks looked at the changes of your last answer. The data of kind "findings" says what they found, with the rule and the place in the files as they would be.
Give all changes again, mended, against the files as they are shown, not against your last answer.
- Remove the cause of each finding, not its sign: no ignore comment, no weaker or skipped test, no cast and no empty catch that only silences it.
- Change nothing else. Leave out what the findings say the user rejected, and what the files hold already.
- Where a finding is wrong or can't be mended by an edit, keep that change as it was and say why in one sentence.`;

/** The findings as a model reads them. */
export function foundText({ problems, more, rejected, outputs }: Found): string {
  const list = problems.map(({ rule, place, words }, index) => {
    const where = place === undefined ? "" : ` ${place}`;
    return `${index + 1}. [${rule}]${where}: ${words}`;
  });
  const rest = more === 0 ? [] : [`(${more} more findings are not shown.)`];
  const left = rejected.map((place) => `Rejected by the user: ${place}`);
  const ends = outputs.map(({ command, end }) => `The end of what \`${command}\` printed with the changes:\n${end}`);
  return [[...list, ...rest].join("\n"), left.join("\n"), ...ends].filter((part) => part !== "").join("\n\n");
}
