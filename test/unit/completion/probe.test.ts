import assert from "node:assert/strict";
import { tryModel } from "../../../src/completion/probe.ts";
import type { FimForm } from "../../../src/model/fimForm.ts";
import { type FimFamily, fimFamilies } from "../../../src/model/fimForm.ts";
import { createRemoteModel, type RemoteProvider } from "../../../src/model/providers/remoteModel.ts";
import { formsFor } from "../../../src/prompt/fim/forms.ts";
import { templateOf, templates } from "../../../src/prompt/fim/templates.ts";
import { startAnthropic } from "../../servers/anthropic.ts";
import { startLlamaCpp } from "../../servers/llamaCpp.ts";
import { startMistral } from "../../servers/mistral.ts";
import { startOllama } from "../../servers/ollama.ts";
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
const forms = formsFor("openaiCompatible", "small");

function trial(provider: RemoteProvider, address: string, key = "right", model = "small") {
  return (fim: FimForm) => createRemoteModel(provider, { address, key, model, fim });
}

async function findingAt(
  server: RawServer,
  provider: RemoteProvider = "openaiCompatible",
  key?: string,
  model?: string,
  isOwn = true,
) {
  try {
    const create = trial(provider, server.address, key, model);
    return await tryModel(create, formsFor(provider, model ?? "small"), { isOwn }, new AbortController().signal);
  } finally {
    await server.close();
  }
}

const answering = (reply: (request: RecordedRequest) => Reply) => startOpenai({ script: reply });

/** What a server without the model's completions says. */
const noCompletions: Reply = { status: 404, body: { error: { message: "only chats", type: "not_found_error" } } };

const names: Readonly<Record<FimFamily, string>> = {
  qwen: "Qwen3-Coder-30B-A3B-Instruct",
  codestral: "codestral-22b-v0.1",
  deepseek: "deepseek-coder-v2:16b",
  starcoder: "starcoder2:3b",
  codellama: "CodeLlama-7b-hf",
  codegemma: "codegemma:2b",
  granite: "granite-4.0-micro",
  seedCoder: "Seed-Coder-8B-Base",
};

const promptOf = ({ body }: RecordedRequest) => (body as { prompt: string }).prompt;

/** How a family's prompt is written; two families may write the same. */
const written = (family: FimFamily) => templates[family].write("prefix", "suffix");

/** A model that knows one family's tokens, at a server that refuses a suffix as vLLM does. */
function modelOf(family: FimFamily) {
  return (request: RecordedRequest): Reply => {
    if (!bySuffix(request)) {
      return noCompletions;
    }
    if ("suffix" in (request.body as object)) {
      return {
        status: 400,
        body: { error: { message: "suffix is not currently supported", type: "BadRequestError" } },
      };
    }
    const { tokens } = templates[family];
    const knows = tokens.filter((token) => promptOf(request).includes(token)).length >= 2;
    return knows && promptOf(request).includes("const ") ? right : "<unk> lorem ipsum";
  };
}

describe("trying a model", () => {
  it("finds one that fills holes by suffix, and asks it nothing else", async () => {
    const server = await answering(() => `${right}`);
    const { latency, ...found } = await findingAt(server);
    assert.deepEqual(found, {
      fim: "suffix",
      filled: true,
      sample: right,
      tried: [{ form: "suffix", result: "fits" }],
    });
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

  it("finds llama.cpp's infill", async () => {
    const found = await findingAt(await startLlamaCpp({ script: right }));
    assert.deepEqual([found.fim, found.filled], ["infill", true]);
  });

  it("finds Ollama's generate", async () => {
    const found = await findingAt(await startOllama({ script: right }));
    assert.deepEqual([found.fim, found.filled], ["generate", true]);
  });

  it("finds the path for prompt and suffix that Mistral and Inception have", async () => {
    const found = await findingAt(await startMistral({ script: right }));
    assert.deepEqual([found.fim, found.filled], ["fimEndpoint", true]);
  });

  for (const model of ["codestral-latest", "mercury-edit-2"]) {
    it(`asks ${model} at that path first`, async () => {
      const server = await startMistral({ script: right });
      await findingAt(server, "openaiCompatible", undefined, model);
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ["/v1/fim/completions"],
      );
    });
  }

  for (const family of fimFamilies) {
    it(`finds the tokens of ${family} where the server takes no suffix, whatever the model is called`, async () => {
      const found = await findingAt(await answering(modelOf(family)));
      assert.equal(found.filled, true);
      assert.equal(written(found.fim as FimFamily), written(family));
    });

    it(`tries the tokens of ${family} first where the model is called so`, () => {
      const tried = formsFor("openaiCompatible", names[family]).filter((form) => templateOf(form) !== undefined);
      assert.equal(tried[0], family);
    });
  }

  it("catches a server that echoes the tokens, and falls to chat", async () => {
    const echo = (request: RecordedRequest) => (bySuffix(request) ? promptOf(request) : right);
    const found = await findingAt(await answering(echo));
    assert.deepEqual([found.fim, found.filled], ["hole", true]);
    assert.deepEqual(
      found.tried.filter(({ result }) => result === "fits"),
      [{ form: "hole", result: "fits" }],
    );
  });

  it("catches tokens that leak into an answer which is right otherwise", async () => {
    const leak = (request: RecordedRequest) => (bySuffix(request) ? `${right}<|some_token|>` : right);
    assert.equal((await findingAt(await answering(leak))).fim, "hole");
  });

  it("keeps no template that does not fit, though nothing else fits either", async () => {
    const nonsense = (request: RecordedRequest) => (bySuffix(request) ? "lorem ipsum" : noCompletions);
    const found = await findingAt(await answering(nonsense));
    assert.deepEqual([found.fim, found.filled], ["suffix", false]);
    assert.equal(found.tried.length, forms.length);
  });

  it("lets a server that is paid for answer four times at most, the chat among them", async () => {
    const server = await answering(() => "lorem ipsum");
    const found = await findingAt(server, "openaiCompatible", undefined, "qwen-plus", false);
    const answered = found.tried.filter(({ result }) => result !== "failed");
    assert.ok(answered.length <= 4, `${answered.length} answers`);
    assert.deepEqual([found.tried.at(-1)?.form, found.filled], ["hole", false]);
  });

  it("tells each form before it is tried", async () => {
    const server = await startMistral({ script: right });
    const told: FimForm[] = [];
    const options = { isOwn: true, onForm: (form: FimForm) => told.push(form) };
    const found = await tryModel(
      trial("openaiCompatible", server.address),
      forms,
      options,
      new AbortController().signal,
    );
    await server.close();
    assert.deepEqual(
      told,
      found.tried.map(({ form }) => form),
    );
  });

  it("reads no further than an answer can fit, and hangs up", async () => {
    const endless: Reply = { text: Array.from({ length: 500 }, () => "lorem "), faults: { eventEvery: 1 } };
    const found = await findingAt(await answering((request) => (bySuffix(request) ? endless : right)));
    assert.equal(found.fim, "hole");
  });

  it("ends where the server wants no more requests, and keeps what it found by then", async () => {
    const limited: Reply = { status: 429, body: { error: { message: "slow down", type: "rate_limit_error" } } };
    const server = await startOpenai({ script: ["lorem ipsum", limited] });
    const found = await findingAt(server);
    assert.deepEqual([found.fim, found.filled, found.problem], ["suffix", false, undefined]);
    assert.equal(server.requests.length, found.tried.length);
    assert.ok(found.tried.length < forms.length);
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
    const found = await tryModel(
      trial("openaiCompatible", gone.address),
      forms,
      { isOwn: true },
      new AbortController().signal,
    );
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
    const trying = tryModel(trial("openaiCompatible", server.address), forms, { isOwn: true }, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await assert.rejects(trying, { name: "ModelError", kind: "cancelled" });
    await server.close();
  });
});
