import { dirname } from "node:path";
import { parentPort } from "node:worker_threads";
import { keyOf } from "../../files/documentKey.ts";
import { tellFollower } from "../../files/followingThread.ts";
import { Judge } from "./judge.ts";
import { Learner } from "./learner.ts";
import type { CompleteMessage, FromWorker, JudgedSpan, JudgeMessage, ToWorker } from "./protocol.ts";
import { Schedule } from "./schedule.ts";
import { Sessions } from "./session.ts";
import { noSuggestion, Suggester, type Suggestion } from "./suggester.ts";

/** The worker's thread: takes messages, answers the newest request, learns in between. */
const port = parentPort;
if (port === null) {
  throw new Error("The embedded model's worker was not started as a worker.");
}

const say = (message: FromWorker) => port.postMessage(message);
const schedule = new Schedule((error) => say({ type: "log", message: `The embedded model failed: ${String(error)}` }));
const learner = new Learner(schedule);
const sessions = new Sessions(learner.corpus);
const suggester = new Suggester(learner.corpus, sessions);
const judge = new Judge(sessions);

function answerTo({ prefix, suffix, uri }: CompleteMessage): Suggestion {
  const key = keyOf(uri);
  return suggester.offer({ prefix, suffix, key, folder: dirname(key) });
}

function judgedBy({ prefix, suffix, uri, text }: JudgeMessage): JudgedSpan[] {
  const key = keyOf(uri);
  return judge.judge({ prefix, suffix, key, folder: dirname(key) }, text);
}

port.on("message", (message: ToWorker) => {
  switch (message.type) {
    case "complete":
      schedule.ask({
        id: message.id,
        answer: () => say({ type: "answer", id: message.id, ...answerTo(message) }),
        drop: () => say({ type: "answer", id: message.id, ...noSuggestion }),
      });
      break;
    case "judge":
      schedule.askNext({
        id: message.id,
        answer: () => say({ type: "judged", id: message.id, spans: judgedBy(message) }),
        drop: () => say({ type: "judged", id: message.id, spans: [] }),
      });
      break;
    case "cancel":
      schedule.cancel(message.id);
      break;
    case "setMemoryCap":
      learner.setMemoryCap(message.bytes);
      break;
    default:
      tellFollower(learner, message);
  }
});
