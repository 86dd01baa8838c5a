import { strict as assert } from "node:assert";
import fc from "fast-check";
import ignore from "ignore";
import { isNeverRead, neverReadNames } from "../../../src/files/neverRead.ts";

describe("what is never read", () => {
  it("knows a name in any letter case and anywhere on the way", () => {
    assert.ok(isNeverRead(["src", "Node_Modules", "a.ts"]));
    assert.ok(isNeverRead([".ENV.local"]));
    assert.ok(isNeverRead(["keys", "id_rsa.pub"]));
  });

  it("lets names in that only resemble one", () => {
    assert.ok(!isNeverRead(["environment.ts", "keys.ts", "secretsOf.ts", "mapper.ts", "xgit"]));
  });

  it("agrees with ignore rules of the same names", () => {
    const rules = ignore().add(neverReadNames);
    const like = fc.constantFrom(...neverReadNames).map((name) => name.replaceAll("*", "x"));
    const name = fc.oneof(like, fc.stringMatching(/^[a-z._]{1,12}$/)).filter((each) => !/^\.+$/.test(each));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        assert.equal(isNeverRead(names), rules.ignores(names.join("/")));
      }),
    );
  });
});
