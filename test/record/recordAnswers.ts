import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gather } from "../../src/context/forTask.ts";
import { formOf } from "../../src/feature/fitPrompt.ts";
import { run } from "../../src/feature/run.ts";
import type { Task } from "../../src/feature/task.ts";
import type { Model } from "../../src/model/model.ts";
import { promptName } from "../../src/prompt/chat/index.ts";
import { outcomeOf } from "./outcome.ts";
import { scenarios } from "./scenarios.ts";
import { printStored, type StoredAnswer } from "./storedAnswer.ts";

export interface Recording {
  readonly model: Model;
  /** As its server calls it. */
  readonly name: string;
  /** Folder of answers, such as `qwen`. */
  readonly family: string;
  /** Names of scenarios. */
  readonly only: readonly string[];
  /** Where the families' folders are. */
  readonly folder: string;
  /** Such as `2026-11-25`. */
  readonly day: string;
  readonly onAnswer: (path: string, outcome: string) => void;
}

/** Asks a model each scenario and writes its answers, and what they lead to, into the family's folder. Throws `ModelError` where it fails. */
export async function recordAnswers(recording: Recording, signal: AbortSignal): Promise<void> {
  const { family, folder, name, only, onAnswer } = recording;
  await mkdir(join(folder, family), { recursive: true });
  for (const scenario of only) {
    const task = scenarios[scenario];
    if (task === undefined) {
      throw new TypeError(`There is no ${scenario}; there are ${Object.keys(scenarios).join(", ")}`);
    }
    const path = `${family}/${task.feature}-${scenario}-${name.replace(/[^\w.-]+/g, "_")}`;
    const said = await ask(task, recording.model, signal);
    const { placements, text } = await outcomeOf(task, said);
    const answer: StoredAnswer = {
      model: name,
      origin: `recorded ${recording.day}`,
      scenario,
      outcome: `${path}.outcome.txt`,
      ...(placements.length === 0 ? {} : { placements: placements.join(", ") }),
      ...(said.text.includes("\r\n") ? { lineEnds: "crlf" } : {}),
      ...said,
    };
    await writeFile(join(folder, `${path}.txt`), printStored(answer));
    await writeFile(join(folder, answer.outcome), text);
    onAnswer(path, text);
  }
}

/** The editor of a recording: nothing but the sample workspace, so that every model reads the same. */
const sources = {
  openDocuments: () => [],
  instructions: undefined,
  definitionsOf: async () => [],
  structureOf: async () => undefined,
};
/** The same for all: the answers are compared. */
const delimiter = "3b9f61c27de4";

async function ask(
  task: Task,
  model: Model,
  signal: AbortSignal,
): Promise<Pick<StoredAnswer, "prompt" | "finish" | "text" | "call">> {
  const items = await gather(task, sources, signal);
  let text = "";
  let call = "";
  let finish: StoredAnswer["finish"] = "cut";
  let prompt = "";
  const asked: Model = {
    ...model,
    stream(request, ...rest) {
      prompt = promptName(task, formOf(request.task === "chat" ? request.tool : undefined));
      return model.stream(request, ...rest);
    },
  };
  for await (const delta of run({ task, items, history: [], delimiter, models: [asked] }, signal)) {
    if (delta.type === "text") {
      text += delta.text;
    } else if (delta.type === "call") {
      call += delta.text;
    } else {
      finish = delta.finish;
    }
  }
  return { prompt, finish, text, call };
}
