import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { Answer } from "../../../src/completion/answer.ts";
import { type Judge, judgeDoubt } from "../../../src/completion/judgeDoubt.ts";
import { at } from "../marked.ts";
import { SteppedModel } from "./steppedModel.ts";

const never = new AbortController().signal;

/** Judges each text as if its last word were wrong, and remembers what it was asked. */
class LastWordJudge {
  readonly asked: string[] = [];
  readonly judge: Judge = async ({ text }) => {
    this.asked.push(text);
    const last = text.search(/\S+$/);
    return [
      { start: 0, end: last, probability: 0.9 },
      { start: last, end: text.length, probability: 0.01 },
    ];
  };
}

function streaming() {
  const model = new SteppedModel();
  const answer = new Answer("1", at("a = █\n"), model);
  const { prefix, suffix } = answer.snapshot;
  void answer.read(
    model.stream({ task: "complete", prefix, suffix, stop: [], maxTokens: 9 } as never, answer.signal),
    () => false,
  );
  return { answer, stream: model.streams[0]! };
}

describe("an answer that another model judges", () => {
  it("is not doubted for its last word while more of it is to come", async () => {
    const { answer, stream } = streaming();
    const { judge } = new LastWordJudge();
    await stream.say("b + c;\n");
    await judgeDoubt(answer, 0, judge, never);
    assert.equal(answer.doubt?.at, Number.POSITIVE_INFINITY);
  });

  it("is doubted for its last word once it is whole", async () => {
    const { answer, stream } = streaming();
    await stream.say("b + c;");
    await stream.end();
    await judgeDoubt(answer, 0, new LastWordJudge().judge, never);
    assert.equal(answer.doubt?.at, 0);
  });

  it("is judged again only where fewer than three lines ahead are", async () => {
    const { answer, stream } = streaming();
    const judged = new LastWordJudge();
    await stream.say("one();\ntwo();\nthree();\nfour();\n");
    await judgeDoubt(answer, 0, judged.judge, never);
    await stream.say("five();\n");
    await judgeDoubt(answer, 0, judged.judge, never);
    await judgeDoubt(answer, "one();\n".length, judged.judge, never);
    assert.equal(judged.asked.length, 1);
    await judgeDoubt(answer, "one();\ntwo();\n".length, judged.judge, never);
    assert.equal(judged.asked.length, 2);
    await turn();
  });
});
