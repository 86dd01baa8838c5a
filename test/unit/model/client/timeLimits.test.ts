import assert from "node:assert/strict";
import { timeLimits } from "../../../../src/model/client/timeLimits.ts";

describe("The time that a request has", () => {
  it("is short for typing", () => {
    assert.deepEqual(timeLimits("https://api.openai.com", "typing"), {
      connect: 5000,
      firstToken: 30_000,
      betweenTokens: 10_000,
      inAll: 60_000,
    });
  });

  it("is longer for commands", () => {
    assert.deepEqual(timeLimits("https://api.openai.com", "command"), {
      connect: 5000,
      firstToken: 120_000,
      betweenTokens: 10_000,
      inAll: 600_000,
    });
  });

  for (const origin of ["http://127.0.0.1:8080", "http://localhost:11434", "http://[::1]:1234"]) {
    it(`lets a prompt be read for over 10 minutes at ${origin}`, () => {
      assert.equal(timeLimits(origin, "command").firstToken, 900_000);
    });
  }

  it("is what the person states in seconds, and as usual where that is 0", () => {
    const timeouts = { connect: 2, firstToken: 0, betweenTokens: 0.5, inAll: 0 };
    assert.deepEqual(timeLimits("https://api.openai.com", "typing", timeouts), {
      connect: 2000,
      firstToken: 30_000,
      betweenTokens: 500,
      inAll: 60_000,
    });
  });

  it("is that of a remote server in a private network", () => {
    assert.equal(timeLimits("http://192.168.1.2:8080", "command").firstToken, 120_000);
  });

  it("is one for headers and first token where a server of one's own sends them together", () => {
    assert.equal(timeLimits("http://192.168.1.2:8080", "command").connect, 120_000);
  });
});
