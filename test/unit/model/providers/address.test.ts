import assert from "node:assert/strict";
import fc from "fast-check";
import { parseAddress } from "../../../../src/model/providers/address.ts";

function baseOf(text: string): string {
  const address = parseAddress(text);
  return address.ok ? address.base : address.problem;
}

describe("an address", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1"],
    ["http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"],
    ["http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1"],
    ["http://127.0.0.1:8080/v1/chat/completions", "http://127.0.0.1:8080/v1"],
    ["http://127.0.0.1:8080/v1/completions/", "http://127.0.0.1:8080/v1"],
    ["  localhost:11434 ", "http://localhost:11434/v1"],
    ["localhost", "http://localhost/v1"],
    ["workstation:1234", "http://workstation:1234/v1"],
    ["192.168.1.20:8000/v1", "http://192.168.1.20:8000/v1"],
    ["[::1]:8000", "http://[::1]:8000/v1"],
    ["api.example.com", "https://api.example.com/v1"],
    ["https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1"],
    ["https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1"],
    ["HTTPS://API.Example.com/V2", "https://api.example.com/V2"],
    ["https://example.com/v1?api-version=1#top", "https://example.com/v1"],
    ["", "empty"],
    ["   ", "empty"],
    ["http://", "unreadable"],
    ["two words", "unreadable"],
    ["ftp://example.com", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["https://me:secret@example.com", "credentials"],
  ];
  for (const [text, base] of cases) {
    it(`${JSON.stringify(text)} is ${base}`, () => assert.equal(baseOf(text), base));
  }

  const clear = (text: string) => {
    const address = parseAddress(text);
    return address.ok && address.keyInClear;
  };

  it("warns of a key that others can read on the way", () => {
    assert.ok(clear("http://api.example.com"));
    assert.ok(clear("http://172.32.0.1"));
    assert.ok(!clear("https://api.example.com"));
    for (const near of [
      "127.0.0.1",
      "localhost",
      "10.1.2.3",
      "172.16.0.1",
      "192.168.0.1",
      "[::1]",
      "[fd00::1]",
      "nas.local",
    ]) {
      assert.ok(!clear(`http://${near}:8080`), near);
    }
  });

  const parts = fc.constantFrom(
    "http://",
    "https://",
    "//",
    "@",
    ":",
    "/",
    "v1",
    "a.b",
    "[::1]",
    "8080",
    "?q=1",
    "#x",
    "%",
    " ",
  );
  const urlLike = fc.array(parts, { maxLength: 8 }).map((found) => found.join(""));

  it("never throws, and reads what it gave as the same again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), urlLike), (text) => {
        const address = parseAddress(text);
        if (address.ok) {
          assert.deepEqual(parseAddress(address.base), address);
          assert.ok(address.base.startsWith(address.origin));
        }
      }),
    );
  });
});
