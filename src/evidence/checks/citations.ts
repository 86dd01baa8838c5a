import { hasName } from "../../text/hasName.ts";
import type { Check, CheckResult, Finding, Knowledge, Subject } from "../check.ts";
import { isLanguageName } from "../names/index.ts";
import { type Citation, citationsOf } from "./citationsOf.ts";
import { closestName, namesOf } from "./closestName.ts";
import { codeBlocks } from "./markdownWords.ts";
import { checkPlace } from "./placeCheck.ts";

/** An answer that cites more is not checked beyond: each may cost the editor a search. */
const mostCitations = 200;

/** What became of one citation: it is there, it is not, or that can't be known. */
type CitationResult = "there" | "unknown" | Finding;

interface Look {
  readonly subject: Subject;
  /** Where names may be from: the subject's files, and the code that the answer itself shows. */
  readonly texts: readonly string[];
  /** The names in them, among which a slip is looked for. */
  readonly names: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  readonly signal: AbortSignal;
}

/** Looks up whether the names, files and lines that an answer cites exist. */
export const citationsCheck: Check = {
  id: "citations",
  async run(subject, knowledge, signal) {
    signal.throwIfAborted();
    const cited = distinct(citationsOf(subject.text));
    const files = subject.files.flatMap(({ before = "", after = "" }) => [before, after]);
    const texts = [...files, ...codeBlocks(subject.text)];
    const look = { subject, texts, names: namesOf(texts), knowledge, signal };
    const looked = cited.slice(0, mostCitations);
    const results = await Promise.all(looked.map((citation) => checkCitation(citation, look)));
    signal.throwIfAborted();
    const beyond = cited.slice(mostCitations).map(({ text }) => text);
    return summary(looked, quieted(results), beyond);
  },
};

function summary(
  citations: readonly Citation[],
  results: readonly CitationResult[],
  beyond: readonly string[],
): CheckResult {
  const findings = results.filter((result) => typeof result === "object");
  const seen = citations.filter((_, index) => results[index] !== "unknown").map(({ text }) => text);
  const unknown = citations.filter((_, index) => results[index] === "unknown").map(({ text }) => text);
  const result = { check: "citations" as const, findings, seen, unseen: [...unknown, ...beyond] };
  if (seen.length === 0) {
    return { ...result, outcome: "notChecked", reason: citations.length === 0 ? "nothingToCheck" : "noKnowledge" };
  }
  return { ...result, outcome: findings.length > 0 ? "found" : "passed" };
}

/** Where some names can't be known, what is known of the others may be a part too: they are doubted, not called wrong. */
function quieted(results: readonly CitationResult[]): readonly CitationResult[] {
  if (!results.includes("unknown")) {
    return results;
  }
  return results.map((result) =>
    typeof result === "object" && result.kind === "unknownName" ? { ...result, severity: "doubt" } : result,
  );
}

function distinct(citations: readonly Citation[]): readonly Citation[] {
  const key = ({ text, line }: Citation) => `${text} ${line}`;
  return [...new Map(citations.map((citation) => [key(citation), citation])).values()];
}

async function checkCitation(citation: Citation, look: Look): Promise<CitationResult> {
  if (citation.kind === "name") {
    return checkName(citation.text, citation.parts ?? [], citation.isHypothetical, look);
  }
  const result = await checkPlace(citation, look.subject, look.knowledge, look.signal);
  if (typeof result === "string") {
    return result;
  }
  // `list.go` may be a member as well as a file.
  const parts = citation.line === undefined && /^\w+\.\w+$/.test(citation.text) ? citation.text.split(".") : undefined;
  const isMember = parts !== undefined && (await checkName(citation.text, parts, false, look)) === "there";
  return isMember ? "there" : citation.isHypothetical ? "unknown" : result;
}

async function checkName(
  text: string,
  parts: readonly string[],
  isHypothetical: boolean,
  { texts, names, knowledge, signal }: Look,
): Promise<CitationResult> {
  for (const part of parts) {
    if (isTrivial(part) || isLanguageName(part) || texts.some((each) => hasName(each, part))) {
      continue;
    }
    const isDefined = await knowledge.isDefined(part, signal);
    if (isDefined === undefined || (isDefined === false && isHypothetical)) {
      return "unknown";
    }
    if (!isDefined) {
      return unknownName(text, parts, closestName(part, names), part);
    }
  }
  return "there";
}

function unknownName(text: string, parts: readonly string[], closest: string | undefined, part: string): Finding {
  const name = parts.join(".");
  return {
    kind: "unknownName",
    name,
    ...(closest === undefined ? {} : { closest: parts.map((each) => (each === part ? closest : each)).join(".") }),
    // Constants of the environment, such as `NODE_ENV`, are defined in no file.
    severity: /^[A-Z][A-Z\d]*(_[A-Z\d]+)+$/.test(part) ? "doubt" : "problem",
    place: { quote: text },
  };
}

/** One letter, or an abbreviation such as `HTTP` or `TS2345`: no name of which it matters where it is defined. */
function isTrivial(part: string): boolean {
  return part.length < 2 || /^[A-Z][A-Z\d]*$/.test(part);
}
