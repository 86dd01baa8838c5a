import { change } from "./answers/change.ts";
import { commitMessage } from "./answers/commitMessage.ts";
import { convert } from "./answers/convert.ts";
import { documentation } from "./answers/documentation.ts";
import { explain } from "./answers/explain.ts";
import { fix } from "./answers/fix.ts";
import { followUp } from "./answers/followUp.ts";
import { review } from "./answers/review.ts";
import { tests } from "./answers/tests.ts";
import { type Ask, type Message, readAsk, type Task } from "./ask.ts";
import { roughAnswer, roughWord } from "./rough.ts";

/** How the model calls itself, in the first line of each answer. */
export const greeting = "Demo model (scripted, on this machine).";

const answers: Readonly<Record<Task, (ask: Ask) => string>> = {
  explain,
  generate: change,
  fix,
  tests,
  document: documentation,
  change,
  convert,
  review,
  commitMessage,
  followUp,
  unknown: () => "It answers the commands of Caveat about the sample workspace, and this is none of them.",
};

/**
 * The scripted answer to a chat as `src/prompt/chat` writes it. All of it is true of the sample workspace but for three things made
 * so that caveats can be seen: the explanation of `priceOf` and the discount with a test cite what does not exist, and the word
 * "rough" asks for a bad proposal.
 */
export function answerChat(messages: readonly Message[]): string {
  const ask = readAsk(messages);
  if (roughWord.test(ask.words) && (ask.task === "change" || ask.task === "generate")) {
    return roughAnswer(greeting);
  }
  const answer = answers[ask.task](ask);
  return ask.task === "commitMessage" ? answer : `${greeting} ${answer}`;
}
