import assert from "node:assert/strict";
import { findLocalServers, type UsualPlace } from "../../../../src/model/providers/localServers.ts";
import { startLlamaCpp } from "../../../servers/llamaCpp.ts";
import { startOllama } from "../../../servers/ollama.ts";
import { startOpenai } from "../../../servers/openai.ts";
import { startServer } from "../../../servers/server.ts";
import type { RawServer } from "../../../servers/somethingElse.ts";
import { startOtherJson, startRaw, startWebSite } from "../../../servers/somethingElse.ts";
import { patient } from "./endToEnd.ts";

const portOf = ({ address }: RawServer) => Number(new URL(address).port);

/** Looks where the servers given are, each under the name that belongs to its port. */
async function lookFor(servers: readonly (readonly [UsualPlace["name"], RawServer])[], wait = 800) {
  const places = servers.map(([name, server]) => ({ name, port: portOf(server) }));
  try {
    return await findLocalServers(patient(), { places, wait });
  } finally {
    await Promise.all(servers.map(([, server]) => server.close()));
  }
}

describe("looking for local servers", () => {
  it("finds each kind with its models, and says which it is", async () => {
    const ollama = await startOllama({ models: ["qwen2.5-coder:1.5b", "gemma3:4b"] });
    const llama = await startLlamaCpp({ models: ["starcoder2-3b.gguf"] });
    const studio = await startOpenai({ models: ["granite-4"] });
    const servers = [
      ["Ollama", ollama],
      ["llama.cpp", llama],
      ["LM Studio", studio],
    ] as const;
    assert.deepEqual(await lookFor(servers), [
      { name: "Ollama", address: `${ollama.address}/v1`, models: ["qwen2.5-coder:1.5b", "gemma3:4b"] },
      { name: "llama.cpp", address: `${llama.address}/v1`, models: ["starcoder2-3b.gguf"] },
      { name: "LM Studio", address: `${studio.address}/v1`, models: ["granite-4"] },
    ]);
  });

  it("names nothing that does not prove what it is", async () => {
    const other = await startOpenai({ models: ["m"] });
    assert.deepEqual(await lookFor([["llama.cpp", other]]), [
      { name: undefined, address: `${other.address}/v1`, models: ["m"] },
    ]);
  });

  it("finds nothing where a web site, another service or no web server answers", async () => {
    const servers = [
      ["Ollama", await startWebSite()],
      ["llama.cpp", await startOtherJson()],
      ["LM Studio", await startRaw("greets")],
      ["vLLM", await startRaw("hangsUp")],
    ] as const;
    assert.deepEqual(await lookFor(servers), []);
  });

  it("waits no longer than it was told for one that keeps silent, and gives the others", async () => {
    const llama = await startLlamaCpp();
    const start = performance.now();
    const found = await lookFor(
      [
        ["Ollama", await startRaw("silent")],
        ["llama.cpp", llama],
      ],
      150,
    );
    assert.deepEqual(
      found.map(({ name }) => name),
      ["llama.cpp"],
    );
    assert.ok(performance.now() - start < 1000);
  });

  it("knows vLLM by the owner of its models", async () => {
    const vllm = await startServer(async (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ object: "list", data: [{ id: "seed-coder", object: "model", owned_by: "vllm" }] }));
    });
    assert.deepEqual(await lookFor([["vLLM", vllm]]), [
      { name: "vLLM", address: `${vllm.address}/v1`, models: ["seed-coder"] },
    ]);
  });

  it("follows no redirect", async () => {
    const other = await startLlamaCpp();
    const moved = await startServer(async ({ path }, response) => {
      response.writeHead(302, { location: other.address + path });
      response.end();
    });
    assert.deepEqual(await lookFor([["llama.cpp", moved]]), []);
    await other.close();
    assert.equal(other.requests.length, 0);
  });

  it("sends no key", async () => {
    const server = await startLlamaCpp();
    await lookFor([["llama.cpp", server]]);
    assert.equal(server.requests.length, 2);
    assert.ok(server.requests.every(({ headers }) => headers.authorization === undefined));
  });

  it("ends at once when it is cancelled", async () => {
    const silent = await startRaw("silent");
    const places = [{ name: "Ollama", port: portOf(silent) }] as const;
    assert.deepEqual(await findLocalServers(AbortSignal.abort(), { places }), []);
    await silent.close();
  });
});
