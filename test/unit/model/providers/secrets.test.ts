import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { PlainReply, Reply } from "../../../servers/script.ts";
import { startRaw } from "../../../servers/somethingElse.ts";
import { modelAt, patient, read, ways } from "./endToEnd.ts";

const key = "sk-very-secret-0123456789";

/** Replies that say the key back, in every place where an error could pick it up. */
const tellTales: readonly Reply[] = [
  { status: 401, body: { error: { message: `Incorrect API key provided: ${key}`, type: key, code: key } } },
  { status: 400, headers: { "x-request-id": key, "request-id": key }, body: { key } },
  { status: 500, body: `<pre>Authorization: Bearer ${key}</pre>` },
  { status: 302, headers: { location: `https://elsewhere.example/?key=${key}` } },
  { text: "a", error: { type: "server_error", message: `for ${key}` } },
  { text: key, faults: { contentType: `text/html; key=${key}` } },
];

for (const way of ways) {
  describe(`the key of ${way.name}`, () => {
    const failure = async (address: string) => {
      const error = await read(modelAt(way, address, key).stream(way.request, patient())).catch((thrown) => thrown);
      assert.equal(error.name, "ModelError", inspect(error));
      return error;
    };

    it("occurs nowhere in an error, whatever the server says", async () => {
      for (const script of tellTales) {
        const server = await way.start({ script });
        const error = await failure(server.address).finally(() => server.close());
        const everything = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), error.stack].join();
        assert.ok(!everything.includes(key), everything);
      }
    });

    it("occurs nowhere in an error of the connection", async () => {
      const server = await startRaw("greets");
      const error = await failure(server.address).finally(() => server.close());
      assert.ok(!inspect(error, { depth: 20, showHidden: true }).includes(key));
    });

    for (const status of [301, 302, 303, 307, 308]) {
      it(`does not follow a redirect of status ${status} to another origin`, async () => {
        const other = await way.start({ script: "stolen" });
        const script: PlainReply = { status, headers: { location: `${other.address}/v1/completions` } };
        const server = await way.start({ script });
        try {
          const error = await failure(server.address);
          assert.deepEqual([error.kind, error.status], ["protocol", status]);
          assert.equal(error.detail, `redirect to ${other.address}`);
          assert.equal(other.requests.length, 0);
        } finally {
          await Promise.all([server.close(), other.close()]);
        }
      });
    }

    it("is sent as a bearer's, and nothing is sent where there is none", async () => {
      const server = await way.start({ script: "a" });
      try {
        await read(modelAt(way, server.address, key).stream(way.request, patient()));
        await read(
          way
            .create({ model: "m", key: undefined, address: server.address, fim: "hole" })
            .stream(way.request, patient()),
        );
        assert.deepEqual(
          server.requests.map(({ headers }) => headers.authorization),
          [`Bearer ${key}`, undefined],
        );
        assert.ok(server.requests.every(({ headers }) => headers["x-api-key"] === undefined));
      } finally {
        await server.close();
      }
    });

    it("is the only secret that is sent: what the environment holds stays here", async () => {
      const variables = {
        OPENAI_API_KEY: "other",
        OPENAI_ADMIN_KEY: "other",
        OPENAI_ORG_ID: "other",
        OPENAI_PROJECT_ID: "other",
        OPENAI_CUSTOM_HEADERS: "X-Other: other",
        OPENAI_BASE_URL: "http://127.0.0.1:1/other",
        ANTHROPIC_API_KEY: "other",
        ANTHROPIC_AUTH_TOKEN: "other",
        ANTHROPIC_CUSTOM_HEADERS: "X-Other: other",
        ANTHROPIC_BASE_URL: "http://127.0.0.1:1/other",
      };
      Object.assign(process.env, variables);
      const server = await way.start({ script: "a" });
      try {
        await read(modelAt(way, server.address, key).stream(way.request, patient()));
        assert.ok(!JSON.stringify(server.requests).includes("other"));
      } finally {
        for (const name of Object.keys(variables)) {
          delete process.env[name];
        }
        await server.close();
      }
    });

    it("goes with no statistics about this machine", async () => {
      const server = await way.start({ script: "a" });
      await read(modelAt(way, server.address, key).stream(way.request, patient())).finally(() => server.close());
      const names = Object.keys(server.requests[0]?.headers ?? {});
      assert.deepEqual(
        names.filter((name) => /stainless|trace|baggage/.test(name)),
        [],
      );
    });
  });
}
