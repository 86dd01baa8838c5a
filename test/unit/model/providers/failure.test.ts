import assert from "node:assert/strict";
import type { ModelError, ModelErrorKind } from "../../../../src/model/errors.ts";
import { toModelError } from "../../../../src/model/providers/failure.ts";
import type { PlainReply, Reply } from "../../../servers/script.ts";
import {
  type RawServer,
  startOtherEvents,
  startOtherJson,
  startRaw,
  startWebSite,
} from "../../../servers/somethingElse.ts";
import { modelAt, patient, read, type Way, ways } from "./endToEnd.ts";

async function failureAt(way: Way, address: string): Promise<ModelError> {
  const result = await read(modelAt(way, address).stream(way.request, patient())).catch((error: unknown) => error);
  assert.ok(result instanceof Error && result.name === "ModelError", `no ModelError: ${JSON.stringify(result)}`);
  return result as ModelError;
}

async function failureWith(way: Way, script: Reply): Promise<ModelError> {
  return meeting(await way.start({ script }), ({ address }) => failureAt(way, address));
}

/** Runs a step with a server, which is closed whatever comes of it. */
async function meeting<Server extends RawServer, T>(server: Server, step: (server: Server) => Promise<T>): Promise<T> {
  try {
    return await step(server);
  } finally {
    await server.close();
  }
}

/** A refusal in a way's own words. */
function refusal(way: Way, status: number, words: { message: string; type?: string; code?: string }): PlainReply {
  const error = way.name.startsWith("anthropic") ? { type: "error", error: words } : { error: words };
  return { status, body: error };
}

const refusals: readonly (readonly [number, { message: string; type?: string; code?: string }, ModelErrorKind])[] = [
  [401, { message: "wrong key", type: "authentication_error", code: "invalid_api_key" }, "auth"],
  [403, { message: "not for you", type: "permission_error" }, "auth"],
  [402, { message: "pay first" }, "quota"],
  [429, { message: "no money left", type: "insufficient_quota", code: "insufficient_quota" }, "quota"],
  [400, { message: "Your credit balance is too low to access the API.", type: "invalid_request_error" }, "quota"],
  [429, { message: "slow down", type: "rate_limit_error" }, "rate"],
  [400, { message: "too much", code: "context_length_exceeded" }, "contextLength"],
  [400, { message: "This model's maximum context length is 4096 tokens." }, "contextLength"],
  [400, { message: "prompt is too long: 210000 tokens > 200000 maximum" }, "contextLength"],
  [
    400,
    { message: "the request exceeds the available context size", type: "exceed_context_size_error" },
    "contextLength",
  ],
  [413, { message: "large", type: "request_too_large" }, "contextLength"],
  [400, { message: "not that", code: "content_filter" }, "contentFilter"],
  [404, { message: "no such model", type: "not_found_error", code: "model_not_found" }, "notFound"],
  [400, { message: "no such parameter", type: "invalid_request_error" }, "badRequest"],
  [422, { message: "no such parameter" }, "badRequest"],
  [408, { message: "too late" }, "timeout"],
  [409, { message: "another one is at it" }, "server"],
  [500, { message: "broken", type: "api_error" }, "server"],
  [503, { message: "not now" }, "server"],
  [529, { message: "Overloaded", type: "overloaded_error" }, "server"],
];

for (const way of ways) {
  describe(`a failure of ${way.name}`, () => {
    const isProtocol = async (other: RawServer) =>
      assert.equal((await meeting(other, ({ address }) => failureAt(way, address))).kind, "protocol");

    for (const [status, words, kind] of refusals) {
      it(`is ${kind} for ${status} ${words.code ?? words.type ?? words.message}`, async () => {
        const error = await failureWith(way, refusal(way, status, words));
        assert.deepEqual(
          { kind: error.kind, status: error.status, detail: error.detail, requestId: error.requestId },
          { kind, status, detail: words.message, requestId: "req_loopback" },
        );
        assert.match(error.origin ?? "", /^http:\/\/127\.0\.0\.1:\d+$/);
      });
    }

    it("is asked for once: nothing is tried again", async () => {
      const script = refusal(way, 503, { message: "not now" });
      const requests = await meeting(await way.start({ script }), async (server) => {
        await failureAt(way, server.address);
        return server.requests;
      });
      assert.equal(requests.length, 1);
    });

    it("is server for a refusal in plain words, and tells them", async () => {
      const error = await failureWith(way, { status: 502, body: "Bad gateway" });
      assert.equal(error.kind, "server");
      assert.match(error.detail ?? "", /Bad gateway/);
    });

    it("is told in the words of servers that put them at the top of the body, as Mistral, older vLLM and FastAPI do", async () => {
      const tooLong = "This model's maximum context length is 4096 tokens.";
      const flat = { object: "error", message: tooLong, type: "BadRequestError", param: null, code: 400 };
      const unknown = { detail: [{ loc: ["body", "tools"], msg: "Extra inputs are not permitted" }] };
      const errors = [
        await failureWith(way, { status: 400, body: flat }),
        await failureWith(way, { status: 422, body: unknown }),
        await failureWith(way, { status: 400, body: { detail: "Not that." } }),
      ];
      assert.deepEqual(
        errors.map(({ kind, detail, unsupported }) => [kind, detail, unsupported]),
        [
          ["contextLength", tooLong, undefined],
          ["badRequest", JSON.stringify(unknown.detail), "tools"],
          ["badRequest", "Not that.", undefined],
        ],
      );
    });

    it("is protocol at a web site, whatever the status", async () => {
      for (const status of [200, 404]) {
        await isProtocol(await startWebSite(status));
      }
    });

    it("is protocol where the answer is JSON of another shape, or other events", async () => {
      await isProtocol(await startOtherJson());
      await isProtocol(await startOtherEvents());
    });

    it("is protocol where the answer is plain text, or nothing at all", async () => {
      assert.equal((await failureWith(way, { status: 200, body: "Hello." })).kind, "protocol");
      assert.equal((await failureWith(way, { status: 204 })).kind, "protocol");
    });

    it("is protocol where something answers that is no web server", async () => {
      await isProtocol(await startRaw("greets"));
    });

    it("is protocol where TLS is spoken to a server that has none", async () => {
      const error = await meeting(await way.start({}), ({ address }) =>
        failureAt(way, address.replace("http:", "https:")),
      );
      assert.equal(error.kind, "protocol");
    });

    it("is network where the other side hangs up", async () => {
      const error = await meeting(await startRaw("hangsUp"), ({ address }) => failureAt(way, address));
      assert.equal(error.kind, "network");
    });

    it("is network where nobody listens, with the system's own word for it", async () => {
      const gone = await startRaw("silent");
      await gone.close();
      const error = await failureAt(way, gone.address);
      assert.deepEqual([error.kind, error.detail, error.origin], ["network", "ECONNREFUSED", gone.address]);
    });

    it("is network for a host that doesn't exist, and for an address that is none", async () => {
      assert.equal((await failureAt(way, "http://caveat.invalid")).kind, "network");
      assert.equal((await failureAt(way, "ftp://caveat.invalid")).kind, "network");
    });

    it("is server for a fault in mid-stream, with its words", async () => {
      const error = await failureWith(way, { text: "a", error: { type: "overloaded_error", message: "Overloaded" } });
      assert.deepEqual([error.kind, error.detail], ["server", "Overloaded"]);
    });

    it("is rate for a fault in mid-stream that says so, where the format has a word for it", async () => {
      if (way.lacks?.includes("faultType")) {
        return;
      }
      const error = await failureWith(way, { text: "a", error: { type: "rate_limit_error", message: "slow down" } });
      assert.equal(error.kind, "rate");
    });
  });
}

describe("a list of models", () => {
  for (const way of ways.filter(({ request }) => request.task === "chat")) {
    const listAt = ({ address }: RawServer) => modelAt(way, address).listModels(patient());

    it(`is given by ${way.name} where the server has one`, async () => {
      const server = await way.start({ models: ["small", "large"] });
      assert.deepEqual(await meeting(server, listAt), ["small", "large"]);
    });

    it(`is a typed failure of ${way.name} where the server has none`, async () => {
      await assert.rejects(meeting(await way.start({}), listAt), { name: "ModelError", kind: "notFound" });
      for (const start of [startWebSite, startOtherJson, () => startRaw("greets")]) {
        await assert.rejects(meeting(await start(), listAt), { name: "ModelError", kind: "protocol" });
      }
    });
  }
});

describe("a failure of a connection", () => {
  const kindOf = (error: unknown, isTimeout = false) =>
    toModelError(error, { origin: "http://127.0.0.1:1", key: undefined, isTimeout: () => isTimeout }).kind;
  /** As fetch wraps it, and an SDK wraps that. */
  const wrapped = (code: string) =>
    new Error("Connection error.", {
      cause: new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }),
    });

  it("is network where the other side can't be found or reached, or goes away", () => {
    for (const code of ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "UND_ERR_SOCKET"]) {
      assert.equal(kindOf(wrapped(code)), "network", code);
    }
    assert.equal(kindOf(wrapped("CERT_HAS_EXPIRED")), "network");
  });

  it("is timeout where it takes too long, for the system, for fetch or for the SDK", () => {
    for (const code of ["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]) {
      assert.equal(kindOf(wrapped(code)), "timeout", code);
    }
    assert.equal(kindOf(new Error("Request timed out."), true), "timeout");
  });

  it("is protocol where something else is spoken", () => {
    for (const code of ["HPE_INVALID_CONSTANT", "ERR_SSL_WRONG_VERSION_NUMBER", "EPROTO"]) {
      assert.equal(kindOf(wrapped(code)), "protocol", code);
    }
    assert.equal(kindOf(new SyntaxError("no JSON")), "protocol");
  });

  it("has a kind even where what was thrown is no error", () => {
    assert.equal(kindOf(undefined), "network");
    assert.equal(kindOf("text"), "network");
  });
});
