import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { LearntFile } from "../../../../src/completion/learning/learntFile.ts";
import { withFolder, write } from "../../files/temporaryFolder.ts";
import { FakeClock } from "../../model/client/fakeClock.ts";

const [model, languageId] = ["tiny-coder", "typescript"];

function fileIn(
  folder: string,
  clock = new FakeClock(),
  onFailure: (error: unknown) => void = (error) => assert.fail(String(error)),
) {
  return new LearntFile({ folder, clock, onFailure });
}

function learn({ learnt }: LearntFile): void {
  learnt.judged(model, languageId, { wasRight: false, afterMiss: false });
}

describe("what was learnt, over the end of a window", () => {
  it("is known to the next one", async () => {
    await withFolder({}, async (folder) => {
      const one = fileIn(folder);
      learn(one);
      await one.flush();
      const other = fileIn(folder);
      await other.ready();
      assert.equal(other.learnt.of(model, languageId).lineTrust, one.learnt.of(model, languageId).lineTrust);
    });
  });

  it("is written once a minute, however much is learnt", async () => {
    await withFolder({}, async (folder) => {
      const clock = new FakeClock();
      const file = fileIn(folder, clock);
      learn(file);
      learn(file);
      assert.deepEqual([clock.pending, clock.due], [1, 60_000]);
    });
  });

  it("leaves no timer when it is written at the end", async () => {
    await withFolder({}, async (folder) => {
      const clock = new FakeClock();
      const file = fileIn(folder, clock);
      learn(file);
      await file.flush();
      assert.equal(clock.pending, 0);
    });
  });

  it("writes no file where nothing was learnt", async () => {
    await withFolder({}, async (folder) => {
      await fileIn(folder).flush();
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it("takes nothing of what was written before away, when it is written before that was read", async () => {
    await withFolder({}, async (folder) => {
      const one = fileIn(folder);
      one.learnt.decided("other", languageId, true);
      await one.flush();
      const early = fileIn(folder);
      learn(early);
      await early.flush();
      const late = fileIn(folder);
      await late.ready();
      assert.ok(late.learnt.of("other", languageId).acceptance > 0.35);
    });
  });

  it("begins anew where the file is none of ours, and tells", async () => {
    await withFolder({}, async (folder) => {
      await write(folder, { "learnt.json": '{"version":7}' });
      const told: unknown[] = [];
      const file = fileIn(folder, new FakeClock(), (error) => told.push(error));
      await file.ready();
      assert.deepEqual([told.length, file.learnt.of(model, languageId).lineTrust], [1, 0.8]);
    });
  });
});
