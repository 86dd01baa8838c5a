import { setImmediate } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import type { Check, Knowledge, Subject } from "../check.ts";
import { quickChecks } from "../checks/quickChecks.ts";
import { runChecks } from "../runChecks.ts";
import type { FromWorker, Question, ToWorker } from "./protocol.ts";

/** The worker's thread: runs the checks that need nothing but the texts, and asks the main thread about the workspace. */
const port = parentPort;
if (port === null) {
  throw new Error("The worker of the quick checks was not started as a worker.");
}

const say = (message: FromWorker) => port.postMessage(message);
const log = (message: string) => say({ type: "log", message });
const running = new Map<number, AbortController>();
const asked = new Map<number, (value: unknown) => void>();
let questions = 0;

port.on("message", (message: ToWorker) => {
  switch (message.type) {
    case "check":
      void check(message.id, message.subject);
      break;
    case "cancel":
      running.get(message.id)?.abort();
      break;
    case "known":
      asked.get(message.question)?.(message.value);
      break;
  }
});

/** Never rejects: a check that fails says so in its result. */
async function check(id: number, subject: Subject): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const checks = quickChecks(subject);
  say({ type: "begun", id, checks: checks.map((each) => each.id) });
  const knowledge = knowledgeFor(id);
  const one = async (each: Check) => {
    const [result] = await runChecks(subject, { checks: [each], knowledge, log }, controller.signal);
    if (result !== undefined) {
      say({ type: "result", id, result });
    }
  };
  const all: Promise<void>[] = [];
  for (const each of checks) {
    all.push(one(each));
    // What is found goes out before the next one begins, which may hang.
    await setImmediate();
  }
  await Promise.all(all);
  running.delete(id);
  say({ type: "ended", id });
}

function knowledgeFor(id: number): Knowledge {
  const ask = (about: Question) => (argument: string, signal: AbortSignal) => answerTo(id, about, argument, signal);
  return {
    isDefined: ask("isDefined"),
    lineCount: ask("lineCount"),
    readText: ask("readText"),
    entriesOf: ask("entriesOf"),
  } as Knowledge;
}

async function answerTo(id: number, about: Question, argument: string, signal: AbortSignal): Promise<unknown> {
  signal.throwIfAborted();
  const question = ++questions;
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const abort = () => reject(signal.reason);
  asked.set(question, resolve);
  signal.addEventListener("abort", abort, { once: true });
  say({ type: "ask", id, question, about, argument });
  try {
    return await promise;
  } finally {
    asked.delete(question);
    signal.removeEventListener("abort", abort);
  }
}
