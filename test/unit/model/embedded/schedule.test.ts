import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { Schedule } from "../../../../src/model/embedded/schedule.ts";

/** A schedule, and what happened in it. */
function watched() {
  const events: string[] = [];
  const schedule = new Schedule((error) => events.push(`failed: ${String(error)}`));
  const request = (id: number) => ({
    id,
    answer: () => events.push(`answer ${id}`),
    drop: () => events.push(`drop ${id}`),
  });
  const ask = (id: number) => schedule.ask(request(id));
  const askNext = (id: number) => schedule.askNext(request(id));
  const job = function* (name: string, steps: number): Generator<void> {
    for (let step = 0; step < steps; step++) {
      yield;
    }
    events.push(name);
  };
  return { events, schedule, ask, askNext, job };
}

describe("Schedule", () => {
  it("answers the newest request and drops those before it", async () => {
    const { events, ask } = watched();
    ask(1);
    ask(2);
    ask(3);
    await turn();
    assert.deepEqual(events, ["drop 1", "drop 2", "answer 3"]);
  });

  it("does not answer a cancelled request", async () => {
    const { events, schedule, ask } = watched();
    ask(1);
    schedule.cancel(1);
    schedule.cancel(7);
    await turn();
    assert.deepEqual(events, []);
  });

  it("answers what waits for its turn after the newest request, and drops none of it", async () => {
    const { events, schedule, ask, askNext } = watched();
    askNext(1);
    askNext(2);
    ask(3);
    askNext(4);
    schedule.cancel(2);
    await schedule.run([][Symbol.iterator](), "urgent");
    assert.deepEqual(events, ["answer 3", "answer 1", "answer 4"]);
  });

  it("answers before it goes on learning", async () => {
    const { events, schedule, ask, job } = watched();
    const done = schedule.run(job("learnt", 3), "urgent");
    ask(1);
    await done;
    assert.deepEqual(events, ["answer 1", "learnt"]);
  });

  it("runs urgent jobs in their order and before the others", async () => {
    const { events, schedule, job } = watched();
    const background = schedule.run(job("background", 1), "background");
    await Promise.all([schedule.run(job("one", 1), "urgent"), schedule.run(job("two", 1), "urgent"), background]);
    assert.deepEqual(events, ["one", "two", "background"]);
  });

  it("goes on after a job or a request that threw", async () => {
    const { events, schedule, job } = watched();
    const failing: Iterator<void> = {
      next: () => {
        throw new Error("job");
      },
    };
    schedule.ask({
      id: 1,
      answer: () => {
        throw new Error("request");
      },
      drop: () => events.push("drop 1"),
    });
    await schedule.run(failing, "urgent");
    await schedule.run(job("next", 1), "background");
    assert.deepEqual(events, ["failed: Error: request", "drop 1", "failed: Error: job", "next"]);
  });
});
