import assert from "node:assert/strict";
import { KeptThread } from "../../../src/thread/keptThread.ts";

type Sent = "die" | { readonly note: string };

/** Sends each note back, and dies when it is told to. */
const script = `
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", (message) => (message === "die" ? process.exit(1) : parentPort.postMessage(message.note)));
`;

/** A thread, what it said and what the log says. */
class Watched {
  readonly said: string[] = [];
  readonly logged: string[] = [];
  deaths = 0;
  readonly thread = new KeptThread<Sent, string>({
    workerUrl: new URL(`data:text/javascript,${encodeURIComponent(script)}`),
    name: "test",
    what: "The test",
    log: (message) => this.logged.push(message),
    onMessage: (message) => {
      this.said.push(message);
      this.changed();
    },
    onDeath: () => {
      this.deaths++;
      setImmediate(() => this.changed());
    },
  });
  private changed: () => void = () => {};

  /** Resolves once it is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise<void>((resolve) => {
        this.changed = resolve;
      });
    }
  }
}

describe("a thread that is kept", () => {
  let watched: Watched;

  beforeEach(() => {
    watched = new Watched();
    watched.thread.startNow();
  });

  afterEach(() => watched.thread.dispose());

  it("is started anew when it dies, and told again what it has to know, but not what was only said", async () => {
    const { thread, said } = watched;
    thread.tell("a", { note: "old" });
    thread.tell("a", { note: "new" });
    thread.post({ note: "said once" });
    await watched.until(() => said.length === 3);
    thread.post("die");
    await watched.until(() => said.length === 4);
    assert.deepEqual(said, ["old", "new", "said once", "new"]);
    assert.deepEqual(watched.logged, ["The test is started anew."]);
  });

  it("is not told again what counts no more", async () => {
    const { thread, said } = watched;
    thread.tell("a", { note: "a" });
    thread.tell("b", { note: "b" });
    thread.untell("a", { note: "not a" });
    thread.post("die");
    await watched.until(() => said.length === 4);
    assert.deepEqual(said, ["a", "b", "not a", "b"]);
  });

  it("stays off once it has died three times", async () => {
    for (let death = 1; death <= 3; death++) {
      watched.thread.post("die");
      await watched.until(() => watched.deaths === death);
    }
    assert.equal(watched.thread.isAlive, false);
    assert.equal(watched.logged.at(-1), "The test stays off until the editor is restarted.");
  });

  it("is started soon, once, and told then what it has to know", async () => {
    const later = new Watched();
    later.thread.tell("a", { note: "known" });
    assert.equal(later.thread.isAlive, false);
    later.thread.startSoon();
    later.thread.startSoon();
    await later.until(() => later.said.length === 1);
    later.thread.dispose();
    assert.deepEqual(later.said, ["known"]);
  });

  it("is not started anew after its end was wanted", () => {
    watched.thread.dispose();
    watched.thread.startNow();
    assert.equal(watched.thread.isAlive, false);
  });
});
