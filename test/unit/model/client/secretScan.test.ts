import assert from "node:assert/strict";
import { scanForSecrets } from "../../../../src/model/client/secretScan.ts";
import { patient } from "../providers/endToEnd.ts";
import { samples } from "./corpus.ts";

const code = "export function total(items: readonly Item[]): number {\n  return items.reduce(sum, 0);\n}\n";

describe("the search for secrets", () => {
  for (const { name, secret, code: line } of samples) {
    it(`finds a secret: ${name}`, async () => {
      const found = await scanForSecrets(`${code}${line}\n${code}`, patient());
      const all = found.join("\n");
      assert.deepEqual(
        secret.split("\n").filter((each) => !all.includes(each)),
        [],
      );
    });
  }

  it("finds nothing in code without secrets", async () => {
    assert.deepEqual(await scanForSecrets(code.repeat(50), patient()), []);
  });

  it("leaves what stands behind an address in the code to the code", async () => {
    const address = ["postgres", "://shop:Xk29dkeirmvn4@db.example.net/shop"].join("");
    assert.deepEqual(await scanForSecrets(`connect("${address}");\n`, patient()), [address]);
  });

  it("looks where a comment forbids the rules to", async () => {
    const text = `// secretlint-disable\n${samples[0]?.code}\n`;
    assert.equal((await scanForSecrets(text, patient())).length, 1);
  });

  it("finds a secret wherever it stands in a long text", async () => {
    const { secret, code: line } = samples.find(({ name }) => name === "private key") ?? assert.fail();
    for (const before of [65_000, 65_536 - 200, 65_536, 131_072 - 10_240]) {
      const found = await scanForSecrets(`${"a b\n".repeat(before / 4)}${line}\n${code.repeat(2000)}`, patient());
      assert.ok(found.join("\n").includes(secret), `behind ${before} characters`);
    }
  });

  it("lets the event loop go on in a long text, and stops when nobody wants it any more", async () => {
    const stop = new AbortController();
    const scan = scanForSecrets(code.repeat(20_000), stop.signal);
    setImmediate(() => stop.abort());
    await assert.rejects(scan, { name: "AbortError" });
  });
});
