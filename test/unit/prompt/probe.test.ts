import assert from "node:assert/strict";
import type { FimKind } from "../../../src/model/model.ts";
import { createRemoteModel, type RemoteProvider } from "../../../src/model/providers/remoteModel.ts";
import { tryModel } from "../../../src/prompt/probe.ts";
import { startAnthropic } from "../../servers/anthropic.ts";
import { startOpenai } from "../../servers/openai.ts";
import type { Reply } from "../../servers/script.ts";
import type { RecordedRequest } from "../../servers/server.ts";
import {
  type RawServer,
  startOtherEvents,
  startOtherJson,
  startRaw,
  startWebSite,
} from "../../servers/somethingElse.ts";

const bySuffix = ({ path }: RecordedRequest) => path === "/v1/completions";
const right = "quaggaName";

function trial(provider: RemoteProvider, address: string, key = "right", model = "small") {
  return (fim: FimKind) => createRemoteModel(provider, { address, key, model, fim });
}

async function findingAt(
  server: RawServer,
  provider: RemoteProvider = "openaiCompatible",
  key?: string,
  model?: string,
) {
  try {
    return await tryModel(trial(provider, server.address, key, model), new AbortController().signal);
  } finally {
    await server.close();
  }
}

const answering = (reply: (request: RecordedRequest) => Reply) => startOpenai({ script: reply });

/** What a server without the model's completions says. */
const noCompletions: Reply = { status: 404, body: { error: { message: "only chats", type: "not_found_error" } } };

describe("trying a model", () => {
  it("finds one that fills holes by suffix, and asks it nothing else", async () => {
    const server = await answering(() => `${right}`);
    const { latency, ...found } = await findingAt(server);
    assert.deepEqual(found, { fim: "suffix", filled: true, sample: right });
    assert.ok(latency > 0);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ["/v1/completions"],
    );
  });

  it("finds one that fills holes by chat where the server has no completions", async () => {
    const found = await findingAt(await answering((request) => (bySuffix(request) ? noCompletions : right)));
    assert.deepEqual([found.fim, found.filled, found.problem], ["hole", true, undefined]);
  });

  it("notices a server that ignores the suffix, and falls to chat", async () => {
    const found = await findingAt(await answering((request) => (bySuffix(request) ? "name = person.name;" : right)));
    assert.deepEqual([found.fim, found.filled], ["hole", true]);
  });

  it("reads an answer through the fence that a chat model puts around it", async () => {
    const found = await findingAt(
      await answering((request) => (bySuffix(request) ? noCompletions : `Sure!\n\`\`\`js\n${right}\n\`\`\``)),
    );
    assert.deepEqual([found.fim, found.filled, found.sample], ["hole", true, right]);
  });

  it("finds one of Anthropic's", async () => {
    const found = await findingAt(await startAnthropic({ script: right }), "anthropic");
    assert.deepEqual([found.fim, found.filled], ["hole", true]);
  });

  it("says so where the hole is filled wrongly in either form", async () => {
    const found = await findingAt(await answering(() => "I can't do that."));
    assert.deepEqual([found.fim, found.filled, found.sample], ["hole", false, "I can't do that."]);
  });

  it("stays with the suffix where there is no chat, though the suffix was ignored", async () => {
    const found = await findingAt(await answering((request) => (bySuffix(request) ? "other" : noCompletions)));
    assert.deepEqual([found.fim, found.filled, found.problem], ["suffix", false, undefined]);
  });

  it("tells of a wrong key, and asks no second time", async () => {
    for (const [provider, start] of [
      ["openai", startOpenai],
      ["openaiCompatible", startOpenai],
      ["anthropic", startAnthropic],
    ] as const) {
      const server = await start({ key: "right", script: right });
      const found = await findingAt(server, provider, "wrong");
      assert.deepEqual([found.fim, found.problem?.kind], ["none", "auth"]);
      assert.equal(server.requests.length, 1);
    }
  });

  it("tells of a model that does not exist", async () => {
    for (const [provider, start] of [
      ["openaiCompatible", startOpenai],
      ["anthropic", startAnthropic],
    ] as const) {
      const found = await findingAt(await start({ models: ["large"], script: right }), provider);
      assert.equal(found.problem?.kind, "notFound");
    }
  });

  it("tells of an address where nobody is", async () => {
    const gone = await startRaw("silent");
    await gone.close();
    const found = await tryModel(trial("openaiCompatible", gone.address), new AbortController().signal);
    assert.deepEqual([found.problem?.kind, found.problem?.detail], ["network", "ECONNREFUSED"]);
  });

  it("tells of a server that speaks something else", async () => {
    for (const start of [startWebSite, startOtherJson, startOtherEvents, () => startRaw("greets")]) {
      for (const provider of ["openai", "openaiCompatible", "anthropic"] as const) {
        assert.equal((await findingAt(await start(), provider)).problem?.kind, "protocol");
      }
    }
  });

  it("ends at once when it is cancelled, and nobody is asked any more", async () => {
    const server = await startRaw("silent");
    const controller = new AbortController();
    const trying = tryModel(trial("openaiCompatible", server.address), controller.signal);
    setTimeout(() => controller.abort(), 30);
    await assert.rejects(trying, { name: "ModelError", kind: "cancelled" });
    await server.close();
  });
});
