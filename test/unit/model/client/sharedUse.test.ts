import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { encodeLine } from "../../../../src/journal/line.ts";
import { type Claim, KeyLimits } from "../../../../src/model/client/keyLimits.ts";
import { SharedUse } from "../../../../src/model/client/sharedUse.ts";
import { withFolder } from "../../files/temporaryFolder.ts";

const cost = { inputTokens: 100, outputTokens: 10 };
const noon = Date.parse("2026-11-25T12:00:00Z");

/** Windows of one person, who has one key, on one day whose time the test sets. */
class Person {
  now = noon;
  readonly failures: unknown[] = [];
  private readonly folder: string;
  private readonly uses: SharedUse[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  window(unknown = 3, key = "secret-key-of-mine"): KeyLimits {
    const use = new SharedUse({
      time: () => this.now,
      folder: this.folder,
      onFailure: (error) => this.failures.push(error),
    });
    this.uses.push(use);
    return new KeyLimits({ origin: "https://x.test", key, use, unknown });
  }

  async close(): Promise<void> {
    await Promise.all(this.uses.map((use) => use.close()));
  }
}

function withPerson(work: (person: Person, folder: string) => Promise<void>): Promise<void> {
  return withFolder({}, async (folder) => {
    const person = new Person(folder);
    try {
      await work(person, folder);
    } finally {
      await person.close();
    }
  });
}

const went = (claims: readonly (Claim | number)[]) => claims.filter((claim) => typeof claim !== "number").length;

async function claimed(window: KeyLimits, times: number): Promise<readonly (Claim | number)[]> {
  const claims: (Claim | number)[] = [];
  for (let time = 0; time < times; time++) {
    claims.push(await window.claim(cost));
  }
  return claims;
}

describe("A key's limit over several windows", () => {
  it("holds for all of them together", () =>
    withPerson(async (person) => {
      const windows = [person.window(), person.window(), person.window()];
      const claims = await Promise.all(windows.map((window) => claimed(window, 3)));
      assert.ok(went(claims.flat()) <= 3);
    }));

  it("is used up by one window after another", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      assert.deepEqual([went(await claimed(one, 2)), went(await claimed(other, 2))], [2, 1]);
    }));

  it("says to another window when there will be room", () =>
    withPerson(async (person) => {
      for (const claim of await claimed(person.window(), 3)) {
        typeof claim === "number" || claim.arrived(false);
      }
      assert.equal(await person.window().claim(cost), 62_000);
    }));

  it("counts a request that is under way however long its headers take, up to two minutes", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      await claimed(one, 3);
      person.now += 90_000;
      assert.equal(went(await claimed(other, 1)), 0);
    }));

  it("lets the claims of a window that was killed age out", () =>
    withPerson(async (person) => {
      const [killed, other] = [person.window(), person.window()];
      await claimed(killed, 3);
      person.now += 120_001;
      assert.equal(went(await claimed(other, 4)), 3);
    }));

  it("is another for another key", () =>
    withPerson(async (person) => {
      await claimed(person.window(), 3);
      assert.equal(went(await claimed(person.window(3, "other"), 4)), 3);
    }));

  it("has room again for a request that did not go after all", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      const [claim] = await claimed(one, 3);
      assert.ok(typeof claim === "object");
      claim.release();
      assert.equal(went(await claimed(other, 2)), 1);
    }));

  it("is what the provider stated to any of them", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      await one.learn({ limits: { requests: 5 } });
      assert.equal(went(await claimed(other, 9)), 5);
    }));

  it("does not count what another window used as what strangers used", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      await claimed(one, 2);
      await other.learn({ limits: { requests: 3 }, remaining: { requests: 1 } });
      assert.equal(went(await claimed(other, 2)), 1);
    }));

  it("has less room where the provider says that strangers used some of it", () =>
    withPerson(async (person) => {
      const window = person.window();
      await window.learn({ limits: { requests: 3 }, remaining: { requests: 1 } });
      assert.equal(went(await claimed(window, 3)), 1);
    }));

  it("is never above what the person states", () =>
    withPerson(async (person) => {
      const window = person.window();
      window.state("m", { requestsPerMinute: 4, tokensPerMinute: 1000 });
      await window.learn({ limits: { requests: 5, tokens: 2000 } });
      assert.deepEqual(
        [went(await claimed(window, 9)), window.isTooLarge({ inputTokens: 1000, outputTokens: 1 })],
        [4, true],
      );
    }));

  it("is the least of what the person states beside the key's models", () =>
    withPerson(async (person) => {
      const window = person.window();
      window.state("one", { requestsPerMinute: 2 });
      window.state("other", { tokensPerMinute: 1000 });
      assert.deepEqual(
        [went(await claimed(window, 9)), window.isTooLarge({ inputTokens: 1001, outputTokens: 0 })],
        [2, true],
      );
    }));

  it("is what the person states now", () =>
    withPerson(async (person) => {
      const window = person.window();
      window.state("one", { requestsPerMinute: 2 });
      window.state("one", {});
      assert.equal(went(await claimed(window, 9)), 3);
    }));

  it("goes for tokens as for requests", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(60), person.window(60)];
      for (const window of [one, other]) {
        window.state("m", { tokensPerMinute: 500 });
      }
      assert.deepEqual([went(await claimed(one, 3)), went(await claimed(other, 3))], [3, 1]);
    }));

  it("counts the tokens that an answer had in place of those that it could have had", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(60), person.window(60)];
      for (const window of [one, other]) {
        window.state("m", { tokensPerMinute: 500 });
      }
      for (const claim of await claimed(one, 4)) {
        assert.ok(typeof claim === "object");
        claim.arrived(true);
        claim.ended({ inputTokens: 20, outputTokens: 5 });
      }
      assert.equal(went(await claimed(other, 9)), 3);
    }));

  it("keeps the tokens that were asked for where the provider counts them in advance", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(60), person.window(60)];
      for (const window of [one, other]) {
        window.state("m", { tokensPerMinute: 500 });
      }
      for (const claim of await claimed(one, 4)) {
        assert.ok(typeof claim === "object");
        claim.arrived(false);
        claim.ended({ inputTokens: 20, outputTokens: 5 });
      }
      assert.equal(went(await claimed(other, 9)), 0);
    }));

  it("keeps every window back for as long as a server asked one of them", () =>
    withPerson(async (person) => {
      const [one, other] = [person.window(), person.window()];
      await one.close(7000);
      assert.equal(await other.claim(cost), 7000);
    }));

  it("keeps a request back where another window is asked for rest at the last moment", () =>
    withPerson(async (person, folder) => {
      await person.window(3, "other").claim(cost);
      const [file = ""] = await readdir(folder);
      const path = join(folder, file);
      let hasClosed = false;
      // The window asks for the time when it judges what it has read; by then its claim stands in the file.
      const time = () => {
        const key = /"id":"\w+-1","key":"(\w+)","inputTokens":77/.exec(readFileSync(path, "utf8"))?.[1];
        if (key !== undefined && !hasClosed) {
          hasClosed = true;
          appendFileSync(path, encodeLine(noon, { type: "closed", key, until: noon + 5000 }));
        }
        return noon;
      };
      const use = new SharedUse({ time, folder });
      const limits = new KeyLimits({ origin: "https://x.test", key: "mine", use, unknown: 3 });
      const claim = await limits.claim({ inputTokens: 77, outputTokens: 1 });
      await use.close();
      assert.deepEqual([hasClosed, claim], [true, 5000]);
    }));

  it("keeps a window back that opens later, whatever was written since", () =>
    withPerson(async (person) => {
      const one = person.window();
      await one.close(3_600_000);
      const busy = person.window(10_000, "other");
      for (let minute = 0; minute < 20; minute++) {
        for (const claim of await claimed(busy, 60)) {
          typeof claim === "number" || claim.arrived(false);
        }
        person.now += 60_000;
      }
      assert.equal(await person.window().claim(cost), 2_400_000);
    })).timeout(60_000);

  it("is known to a window that opens, however much was written since", () =>
    withPerson(async (person) => {
      await claimed(person.window(), 3);
      await claimed(person.window(10_000, "other"), 1000);
      assert.equal(went(await claimed(person.window(), 1)), 0);
    })).timeout(60_000);

  it("never has the key on the disk", () =>
    withPerson(async (person, folder) => {
      await claimed(person.window(), 1);
      for (const file of await readdir(folder)) {
        assert.doesNotMatch(await readFile(join(folder, file), "utf8"), /secret-key-of-mine/);
      }
    }));

  it("survives a line that a killed window left unfinished", () =>
    withPerson(async (person, folder) => {
      await claimed(person.window(), 2);
      const [file = ""] = await readdir(folder);
      await appendFile(join(folder, file), '{"crc":"0123');
      assert.equal(went(await claimed(person.window(), 3)), 1);
    }));

  it("holds in each window alone where the disk fails, which is told once", () =>
    withFolder({}, async (folder) => {
      const blocked = join(folder, "file");
      await writeFile(blocked, "");
      const person = new Person(blocked);
      assert.equal(went(await claimed(person.window(), 5)), 3);
      assert.equal(person.failures.length, 1);
      await person.close();
    }));

  it("goes on in each window alone where the folder is taken away", () =>
    withPerson(async (person, folder) => {
      const window = person.window();
      await claimed(window, 2);
      await rm(folder, { recursive: true });
      assert.deepEqual([went(await claimed(window, 4)), person.failures.length], [1, 1]);
    }));

  it("is never passed in any minute, whoever asks when, however long the way to the provider and its answer take", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            window: fc.integer({ min: 0, max: 2 }),
            after: fc.integer({ min: 0, max: 15_000 }),
            way: fc.integer({ min: 0, max: 5000 }),
            back: fc.integer({ min: 0, max: 5000 }),
          }),
          { maxLength: 40 },
        ),
        (asked) =>
          withPerson(async (person) => {
            const windows = [person.window(), person.window(), person.window()];
            const arrivals: number[] = [];
            let answers: { readonly at: number; readonly claim: Claim }[] = [];
            for (const { window, after, way, back } of asked) {
              person.now += after;
              for (const { claim } of answers.filter(({ at }) => at <= person.now)) {
                claim.arrived(false);
              }
              answers = answers.filter(({ at }) => at > person.now);
              const claim = await windows[window]?.claim(cost);
              if (typeof claim === "object") {
                arrivals.push(person.now + way);
                answers.push({ at: person.now + way + back, claim });
              }
            }
            for (const end of arrivals) {
              assert.ok(arrivals.filter((at) => at <= end && at > end - 60_000).length <= 3);
            }
          }),
      ),
      { numRuns: 30 },
    )).timeout(60_000);
});
