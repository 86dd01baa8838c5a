import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { windowOf } from "../../../src/usage/windows.ts";
import { wantedWindows, windowsFile } from "../../check/prices.ts";

describe("the windows", () => {
  it("are those of the package: after an update of it run npm run prices", async () => {
    assert.deepEqual(JSON.parse(await readFile(windowsFile, "utf8")), wantedWindows());
  });

  it("take less than 10,000 bytes of what is shipped", () => {
    assert.ok(JSON.stringify(wantedWindows()).length < 10_000);
  });

  it("are a model's own at the service that offers it", () => {
    assert.equal(windowOf("gpt-5-mini", "https://api.openai.com"), 400_000);
    assert.equal(windowOf("gpt-4", "https://api.openai.com"), 8192);
  });

  it("are not known of a service that is not listed, or that says them itself", () => {
    assert.equal(windowOf("gpt-5-mini", "http://127.0.0.1:8080"), undefined);
    assert.equal(windowOf("claude-sonnet-4-5", "https://api.anthropic.com"), undefined);
  });
});
