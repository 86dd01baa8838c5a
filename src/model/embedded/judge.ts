import { type JudgedToken, JudgeFeatures, judgeInputs } from "./judgeFeatures.ts";
import { judgeWeights } from "./judgeWeights.ts";
import { decodeWeights, Network } from "./network.ts";
import type { JudgedSpan } from "./protocol.ts";
import type { Session, Sessions } from "./session.ts";
import type { Cursor } from "./suggester.ts";
import { endOfToken } from "./tokens.ts";

export const judgeUnits = 24;

/** Tokens of a text that are looked at, some 25 lines: the document's context has room for no more. */
const mostTokens = 300;
/** Tokens behind the text that say whether its last ones fit. */
const mostFollowing = 2;
/** A line up to here is a comment, which the tables know nothing of. */
const comment = /^\s*(\/\/|\*|\/\*|#\s|#$)|[^:]\/\//;

interface CutToken extends JudgedToken {
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly isJudged: boolean;
}

/**
 * Holds what another model wrote against what is known of the workspace. For each token a small network weighs how the tables
 * predict it, what else they would say there, and how the document uses its name elsewhere; it was trained, on packages that no
 * bench looks at, so that the product over a line is the probability that the line is what the file's author wrote.
 */
export class Judge {
  private readonly sessions: Sessions;
  private readonly network: Network;
  private features: { readonly session: Session; readonly of: JudgeFeatures } | undefined;

  constructor(sessions: Sessions, encodedWeights = judgeWeights) {
    this.sessions = sessions;
    this.network = new Network(judgeInputs, judgeUnits, decodeWeights(encodedWeights));
  }

  /** The probability of each token of `text`, whose end is taken for a line's end where nothing follows; none of comments. */
  judge(cursor: Cursor, text: string): JudgedSpan[] {
    return this.look(cursor, text).map(({ start, end, row }) => {
      const probability = 1 / (1 + Math.exp(-this.network.run(row, 0)));
      return { start, end, probability };
    });
  }

  /** What the network gets of each token that is judged. */
  look({ prefix, suffix, ...place }: Cursor, text: string): { start: number; end: number; row: Float32Array }[] {
    const session = this.sessions.of(place);
    const { document } = session;
    document.update(prefix, suffix);
    const tokens = cut(session, prefix.slice(prefix.lastIndexOf("\n") + 1), text, `${firstLine(suffix)}\n`);
    const first = document.contextEnd;
    for (const [at, { token }] of tokens.entries()) {
      document.context[first + at] = token;
    }
    const rows = this.featuresOf(session).rows(tokens, first);
    return tokens.flatMap(({ start, end, isJudged }, at) => (isJudged ? [{ start, end, row: rows[at]! }] : []));
  }

  private featuresOf(session: Session): JudgeFeatures {
    if (this.features?.session !== session) {
      this.features = { session, of: new JudgeFeatures(session) };
    }
    return this.features.of;
  }
}

/** Cuts a text into tokens, the unfinished one at the cursor before it and the first ones of what follows among them. */
function cut({ document, vocabulary }: Session, line: string, text: string, following: string): CutToken[] {
  const { partial } = document;
  const whole = partial + text + following;
  const textEnd = partial.length + text.length;
  const judgedEnd = following === "\n" ? textEnd : textEnd - 1;
  const tokens: CutToken[] = [];
  let written = line.slice(0, Math.max(0, line.length - partial.length));
  let index = countTokens(written);
  for (let at = 0, behind = 0; at < whole.length && behind < mostFollowing && tokens.length < mostTokens; ) {
    const end = endOfToken(whole, at);
    const token = vocabulary.intern(whole, at, end);
    const isLineBreak = vocabulary.isLineBreak(token);
    written = (isLineBreak ? "" : written) + whole.slice(at, end);
    tokens.push({
      token,
      typed: Math.max(0, Math.min(end, partial.length) - at),
      index,
      isInString: (written.match(/["'`]/g)?.length ?? 0) % 2 === 1,
      start: Math.max(0, at - partial.length),
      end: Math.min(end, textEnd) - partial.length,
      isJudged: end > partial.length && at <= judgedEnd && !comment.test(written),
    });
    index = isLineBreak ? 0 : index + 1;
    behind += at >= textEnd ? 1 : 0;
    at = end;
  }
  return tokens;
}

function countTokens(line: string): number {
  let count = 0;
  for (let at = line.length - line.trimStart().length; at < line.length; at = endOfToken(line, at)) {
    count++;
  }
  return count;
}

function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
