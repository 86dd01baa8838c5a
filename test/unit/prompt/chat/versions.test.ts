import assert from "node:assert/strict";
import { promptName } from "../../../../src/prompt/chat/index.ts";
import { changedVersions, keptDigests, presentDigests, withNewVersions } from "../../../check/promptDigests.ts";

describe("a prompt's version", () => {
  it("is raised whenever the prompt says something else", () => {
    const changed = changedVersions(keptDigests(), presentDigests());
    assert.deepEqual(changed, [], "raise `version` of these in src/prompt/chat, then `npm run prompts`");
  });

  it("is kept with a digest of what it says", () => {
    const kept = keptDigests();
    const missing = Object.keys(presentDigests()).filter((name) => kept[name] === undefined);
    assert.deepEqual(missing, [], "run `npm run prompts`");
  });

  it("never gets another digest once it is kept", () => {
    assert.throws(() => withNewVersions({ "fix@1": "old" }, { "fix@1": "new" }), /raise their versions.*fix@1/);
  });

  it("is kept beside the versions before it", () => {
    const kept = withNewVersions({ "fix@1": "old" }, { "fix@2": "new" });
    assert.deepEqual(kept, { "fix@1": "old", "fix@2": "new" });
  });

  it("names the form of edits where there are edits", () => {
    assert.match(promptName({ feature: "change" }, "blocks"), /^change@\d+$/);
    assert.match(promptName({ feature: "change" }, "tool"), /^change@\d+\/tool$/);
    assert.equal(promptName({ feature: "explain" }, "tool"), promptName({ feature: "explain" }, "blocks"));
  });
});
