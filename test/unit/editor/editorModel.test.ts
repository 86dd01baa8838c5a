import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createEditorModel, type LanguageModel, type Turn } from "../../../src/editor/editorModel.ts";
import { chat, complete, patient, read } from "../model/providers/endToEnd.ts";

/** What the editor throws: an error with one of its codes. */
const refusal = (code: string) => Object.assign(new Error(`said ${code}`), { code });

interface Fake {
  readonly sent: Turn[][];
  readonly signals: AbortSignal[];
  find(id: string): Promise<LanguageModel | undefined>;
}

/** The editor with one model, `nice`, that answers in these pieces. */
function editorWith(answer: () => AsyncIterable<string>): Fake {
  const sent: Turn[][] = [];
  const signals: AbortSignal[] = [];
  const model: LanguageModel = {
    name: "Nice",
    maxInputTokens: 10_000,
    send: async (turns, signal) => {
      sent.push([...turns]);
      signals.push(signal);
      return answer();
    },
    count: async ({ text }) => text.length,
  };
  return { sent, signals, find: async (id) => (id === "nice" ? model : undefined) };
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function* throwing(error: unknown): AsyncGenerator<string> {
  yield "one";
  throw error;
}

const ask = async (fake: Fake, request: typeof chat = chat, id = "nice") =>
  read((await createEditorModel(id, fake.find)).stream(request, patient()));

describe("a model of the editor", () => {
  it("streams its texts, then one finish", async () => {
    const { deltas } = await ask(editorWith(() => pieces("a", "b")));
    assert.deepEqual(deltas, [
      { type: "text", text: "a" },
      { type: "text", text: "b" },
      { type: "finish", reason: "stop" },
    ]);
  });

  it("is shown the system's text before the user's, for it knows no system", async () => {
    const fake = editorWith(() => pieces("a"));
    await ask(fake);
    assert.deepEqual(fake.sent, [[{ role: "user", text: "You fill holes.\n\nFill it." }]]);
  });

  it("has its turns counted by whoever gives it", async () => {
    const model = await createEditorModel("nice", editorWith(() => pieces()).find);
    assert.equal(await model.countTokens?.(chat, patient()), "You fill holes.\n\nFill it.".length);
  });

  it("fails to count where the editor does, or has no such model", async () => {
    const failing: LanguageModel = {
      name: "Nice",
      maxInputTokens: 1,
      send: async () => pieces(),
      count: () => Promise.reject(refusal("NoPermissions")),
    };
    const counting = await createEditorModel("nice", async () => failing);
    await assert.rejects(async () => counting.countTokens?.(chat, patient()), { name: "ModelError", kind: "auth" });
    const gone = await createEditorModel("gone", async () => undefined);
    await assert.rejects(async () => gone.countTokens?.(chat, patient()), { name: "ModelError", kind: "notFound" });
  });

  it("waits no longer for a count than it is wanted", async () => {
    const silent: LanguageModel = {
      name: "Nice",
      maxInputTokens: 1,
      send: async () => pieces(),
      count: () => new Promise(() => {}),
    };
    const model = await createEditorModel("nice", async () => silent);
    const controller = new AbortController();
    const counting = model.countTokens?.(chat, controller.signal);
    controller.abort();
    await assert.rejects(counting ?? assert.fail(), { name: "ModelError", kind: "cancelled" });
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });

  it("has the window that the editor names, and fills holes by chat", async () => {
    const { capabilities, id } = await createEditorModel("nice", editorWith(() => pieces()).find);
    assert.deepEqual([id, capabilities.fim, capabilities.contextWindow], ["editor/nice", "hole", 14_096]);
  });

  it("ends at a stop text, and its request with it", async () => {
    const fake = editorWith(() => pieces("a\n", "\nb", "c"));
    const { text } = await ask(fake, { ...chat, stop: ["\n\n"] });
    assert.equal(text, "a");
    assert.equal(fake.signals[0]?.aborted, true);
  });

  for (const [code, kind] of [
    ["NoPermissions", "auth"],
    ["Blocked", "contentFilter"],
    ["NotFound", "notFound"],
    ["Unknown", "server"],
  ] as const) {
    it(`fails as ${kind} where the editor says ${code}, with its words`, async () => {
      await assert.rejects(ask(editorWith(() => throwing(refusal(code)))), {
        name: "ModelError",
        kind,
        detail: `said ${code}`,
        origin: "VS Code",
      });
    });
  }

  it("fails as notFound where the editor has no such model any more", async () => {
    await assert.rejects(
      ask(
        editorWith(() => pieces()),
        chat,
        "gone",
      ),
      { name: "ModelError", kind: "notFound" },
    );
  });

  it("takes no completion by suffix", async () => {
    const model = await createEditorModel("nice", editorWith(() => pieces()).find);
    await assert.rejects(read(model.stream(complete, patient())), { name: "ModelError", kind: "badRequest" });
  });

  it("sends nothing where the signal was aborted before", async () => {
    const fake = editorWith(() => pieces("a"));
    const model = await createEditorModel("nice", fake.find);
    await assert.rejects(read(model.stream(chat, AbortSignal.abort())), { kind: "cancelled" });
    assert.equal(fake.sent.length, 0);
  });

  it("is cancelled in mid-stream, though the editor ends in silence", async () => {
    const fake = editorWith(async function* () {
      yield "a";
      await sleep(20);
    });
    const controller = new AbortController();
    const reading = async () => {
      for await (const _delta of (await createEditorModel("nice", fake.find)).stream(chat, controller.signal)) {
        controller.abort();
      }
    };
    await assert.rejects(reading, { name: "ModelError", kind: "cancelled" });
    assert.equal(fake.signals[0]?.aborted, true);
  });

  it("is cancelled at once though the extension that gives it never ends", async () => {
    const fake = editorWith(async function* () {
      yield "a";
      await new Promise(() => {});
    });
    const controller = new AbortController();
    const reading = async () => {
      const model = await createEditorModel("nice", fake.find);
      for await (const _delta of model.stream(chat, controller.signal)) {
        setTimeout(() => controller.abort(), 20);
      }
    };
    await assert.rejects(reading, { name: "ModelError", kind: "cancelled" });
  });

  it("ends its request when the loop is left", async () => {
    const fake = editorWith(() => pieces("a", "b"));
    for await (const _delta of (await createEditorModel("nice", fake.find)).stream(chat, patient())) {
      break;
    }
    assert.equal(fake.signals[0]?.aborted, true);
  });

  it("says at once that there is no connection to wait for", async () => {
    const called: Headers[] = [];
    const model = await createEditorModel("nice", editorWith(() => pieces("a")).find);
    await read(model.stream(chat, patient(), (headers) => called.push(headers)));
    assert.equal(called.length, 1);
  });

  it("leaves no listener on a signal that lives on", async () => {
    const { signal } = new AbortController();
    const model = await createEditorModel("nice", editorWith(() => pieces("a")).find);
    await read(model.stream(chat, signal));
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });
});
