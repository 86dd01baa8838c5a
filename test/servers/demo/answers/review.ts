import type { Ask } from "../ask.ts";
import { filesOf } from "../diff.ts";

interface Rule {
  readonly sign: RegExp;
  readonly word: "wrong" | "risky" | "unclear";
  readonly says: string;
}

/** What it looks for in added lines; each is a matter of that line alone. */
const rules: readonly Rule[] = [
  {
    sign: /catch\s*(\([^)]*\))?\s*\{\s*\}/,
    word: "wrong",
    says: "an error is caught and lost, so whoever calls goes on with a result that is none.",
  },
  {
    sign: /[^=!<>]==[^=]|!=[^=]/,
    word: "risky",
    says: "`==` and `!=` convert what they compare; `===` and `!==` do not.",
  },
  { sign: /\bas any\b|: any\b/, word: "risky", says: "`any` switches the types off for all that comes of it." },
  { sign: /\w!(?:[.;,)\]]|$)/, word: "risky", says: "`!` says that this is never missing, and nothing here shows it." },
  {
    sign: /\bconsole\.\w+\(/,
    word: "unclear",
    says: "it prints; in a request handler that is for looking into a fault, as a rule.",
  },
  { sign: /\b(TODO|FIXME|XXX)\b/, word: "unclear", says: "it says of itself that it is unfinished." },
];

/** Looks at each added line of the diff by a few plain rules. */
export function review({ diff }: Ask): string {
  const files = filesOf(diff);
  const count = files.reduce((sum, { added }) => sum + added.length, 0);
  const findings = files.flatMap(({ added, path }) =>
    added.flatMap(({ line, text }) =>
      rules.filter(({ sign }) => sign.test(text)).map(({ says, word }) => ({ place: `${path}:${line}`, says, word })),
    ),
  );
  const looked = `${count} added ${count === 1 ? "line" : "lines"} in ${files.length} ${files.length === 1 ? "file" : "files"}`;
  if (findings.length === 0) {
    return `Its ${rules.length} plain rules find nothing in ${looked}; it understands nothing beyond them.`;
  }
  const gravest = ["wrong", "risky", "unclear"] as const;
  const sorted = findings.sort((one, other) => gravest.indexOf(one.word) - gravest.indexOf(other.word));
  const list = sorted.map(({ place, says, word }) => `- \`${place}\` **${word}**: ${says}`);
  return `${findings.length} of ${looked} deserve a look.\n\n${list.join("\n")}`;
}
