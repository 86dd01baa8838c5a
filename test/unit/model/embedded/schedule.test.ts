import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { Schedule } from "../../../../src/model/embedded/schedule.ts";
import { FakeClock } from "../client/fakeClock.ts";

/** A clock that work moves on, too. */
class WorkClock extends FakeClock {
  /** Milliseconds of work. */
  worked = 0;

  override now(): number {
    return super.now() + this.worked;
  }

  /** Lets time pass, and all be done that is done without time passing. */
  override async pass(milliseconds: number): Promise<void> {
    await super.pass(milliseconds);
    for (let at = 0; at < 20; at++) {
      await turn();
    }
  }
}

/** A schedule, and what happened in it. */
function watched() {
  const events: string[] = [];
  const clock = new WorkClock();
  const schedule = new Schedule((error) => events.push(`failed: ${String(error)}`), clock);
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
  /** Learns as many files, each of which takes as many milliseconds; ends when all are learnt. */
  const learn = async (files: number, milliseconds: number, urgency: "urgent" | "background") => {
    for (let file = 0; file < files; file++) {
      const steps = function* (): Generator<void> {
        for (let step = 0; step < milliseconds; step += 0.5) {
          clock.worked += 0.5;
          yield;
        }
      };
      await schedule.run(steps(), urgency);
    }
    events.push(urgency);
  };
  return { events, clock, schedule, ask, askNext, job, learn };
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

  describe("while somebody types", () => {
    for (const [files, milliseconds] of [
      [1, 10],
      [20, 0.5],
    ] as const) {
      it(`learns 2 ms, then rests 8 ms, with ${files} files to learn of ${milliseconds} ms each`, async () => {
        const { clock, ask, learn } = watched();
        ask(1);
        void learn(files, milliseconds, "background");
        await clock.pass(0);
        assert.equal(clock.worked, 2);
        await clock.pass(7);
        assert.equal(clock.worked, 2);
        await clock.pass(1);
        assert.equal(clock.worked, 4);
        for (let rest = 0; rest < 4; rest++) {
          await clock.pass(8);
        }
        assert.deepEqual([clock.worked, clock.pending], [10, 0]);
      });
    }

    it("answers in a rest as soon as it is asked", async () => {
      const { events, clock, ask, learn } = watched();
      ask(1);
      void learn(1, 100, "background");
      await clock.pass(0);
      ask(2);
      await turn();
      assert.deepEqual(events, ["answer 1", "answer 2"]);
    });

    it("rests no shorter and no longer because it was asked again", async () => {
      const { clock, ask, learn } = watched();
      ask(1);
      void learn(1, 100, "background");
      await clock.pass(0);
      ask(2);
      await clock.pass(8);
      assert.equal(clock.worked, 4);
    });

    it("learns an open document at once, and ends first what is in its way", async () => {
      const { events, clock, ask, learn } = watched();
      ask(1);
      void learn(1, 20, "background");
      await clock.pass(0);
      void learn(1, 20, "urgent");
      await clock.pass(0);
      assert.deepEqual(events, ["answer 1", "background", "urgent"]);
    });
  });

  it("learns without a rest where nobody has typed for a second", async () => {
    const { events, clock, ask, learn } = watched();
    ask(1);
    await clock.pass(1000);
    void learn(1, 20, "background");
    await clock.pass(0);
    assert.deepEqual(events, ["answer 1", "background"]);
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
