import assert from "node:assert/strict";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { CompletionContext } from "../../../src/context/forCompletion.ts";
import { previewPrompt } from "../../../src/editor/promptPreview.ts";
import type { Capabilities, Model } from "../../../src/model/model.ts";
import { fillIn } from "../../../src/prompt/fim.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { knowing } from "../context/knowledge.ts";
import { at } from "../marked.ts";
import { FakeClock } from "../model/client/fakeClock.ts";
import { tellNothingSent, tellPrompt } from "./editorWords.ts";

const capabilities: Capabilities = {
  fim: "suffix",
  chat: true,
  tools: false,
  logprobs: false,
  learnsWorkspace: false,
  contextWindow: 8192,
  maxOutput: 2048,
};

/** Fails the test that sends anything. */
function model(more: Partial<Capabilities> = {}): Model {
  return {
    id: "tiny-coder",
    capabilities: { ...capabilities, ...more },
    stream: () => assert.fail("nothing may be sent"),
  };
}

const { signal } = new AbortController();
const here = at("import { Order } from './order';\nconst total = █;\n");
const secret = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;

function item(name: string, text: string, rest: Partial<ContextItem> = {}): ContextItem {
  return { source: "openEditors", uri: `file:///shop/${name}`, name, text, relevance: 0.5, reason: "open", ...rest };
}

function contextOf(...items: readonly ContextItem[]) {
  return new CompletionContext(knowing({}), [{ source: "openEditors", weight: 1, cost: 0, find: () => items }]);
}

function preview(items: readonly ContextItem[], prompts = new PromptMemory(), more: Partial<Capabilities> = {}) {
  return previewPrompt(here, model(more), { context: contextOf(...items), prompts }, signal);
}

const order = item("order.ts", "export interface Order {}");

describe("the preview of a prompt", () => {
  it("is the request that would be made, and nothing is sent", async () => {
    const { request } = await preview([order]);
    const { request: made } = fillIn(here, [order], capabilities, new PromptMemory());
    assert.deepEqual({ ...request, onEvent: undefined }, { ...made, onEvent: undefined });
  });

  it("has placeholders for secrets, and counts them", async () => {
    const { request, secrets } = await preview([item("keys.ts", `const token = "${secret}";`)]);
    assert.ok(!JSON.stringify(request).includes(secret));
    assert.equal(secrets, 1);
  });

  it("goes on from the last prompt, and keeps nothing in mind itself", async () => {
    const prompts = new PromptMemory();
    await preview([order], prompts);
    assert.equal(prompts.last(here.uri), undefined);
  });

  it("tells apart what goes along, what stands at the cursor and what has no room", async () => {
    const around = item("cart.ts", "const total =");
    const long = Array.from({ length: 9 }, (_, n) => item(`long${n}.ts`, `const long${n} = 1;\n`.repeat(400)));
    const { sent, leftOut } = await preview([order, around, ...long]);
    assert.equal(sent[0]?.name, "order.ts");
    assert.deepEqual(
      leftOut.filter(({ item: { name } }) => name === "cart.ts" || name === "long8.ts").map(({ reason }) => reason),
      ["noRoom", "aroundCursor"],
    );
  });

  it("names the sources that were late", async () => {
    const slow = { source: "similar", weight: 1, cost: 0, find: () => new Promise<never>(() => {}) } as const;
    const clock = new FakeClock();
    const context = new CompletionContext(knowing({}), [slow], clock);
    const seen = previewPrompt(here, model(), { context, prompts: new PromptMemory() }, signal);
    await clock.pass(50);
    const { late } = await seen;
    assert.deepEqual(late, ["similar"]);
  });
});

describe("what would be sent, in words", () => {
  const place = { place: "src/cart.ts, line 2", model: "tiny-coder", origin: "http://127.0.0.1:8080" };
  const told = async (items: readonly ContextItem[], more: Partial<Capabilities> = {}) =>
    tellPrompt(place, await preview(items, new PromptMemory(), more));

  it("names place, model and address", async () => {
    assert.match(
      await told([]),
      /at the cursor in `src\/cart\.ts, line 2`, to `tiny-coder` at `http:\/\/127\.0\.0\.1:8080`\./,
    );
  });

  it("has a line for each piece, with relevance, tokens, worth and why", async () => {
    assert.match(await told([order]), /^\| order\.ts \| open editor \| 0\.50 \| \d+ \| \d\.\d\d \| open \|$/m);
  });

  it("says why a piece is left out", async () => {
    assert.match(
      await told([item("cart.ts", "const total =")]),
      /^\| cart\.ts \| .* \| it stands around the cursor anyway \|$/m,
    );
  });

  it("shows the request's texts as they are", async () => {
    assert.ok((await told([order])).includes("// Path: order.ts\n// export interface Order {}\nimport { Order }"));
  });

  it("shows each message of a chat", async () => {
    assert.match(await told([], { fim: "hole" }), /### system\n[\s\S]*### user\n[\s\S]*### assistant\n/);
  });

  it("fences a text that has fences itself", async () => {
    const context = contextOf();
    const snapshot = at("/**\n * ```ts\n * total()\n * ```\n */\n█");
    const seen = await previewPrompt(snapshot, model(), { context, prompts: new PromptMemory() }, signal);
    assert.match(tellPrompt(place, seen), /^````text\n\/\*\*\n \* ```ts/m);
  });

  it("keeps a table a table, whatever a piece is called", async () => {
    const line = (await told([item("a|b\n.ts", "const a = 1;")])).split("\n").find((each) => each.includes("a\\|b"));
    assert.match(line ?? "", /^\| a\\\|b \.ts \| open editor \|/);
  });

  it("is nothing where nothing is sent, and says why", () => {
    assert.match(tellNothingSent("src/cart.ts, line 2", "It is off."), /: nothing\.\n\nIt is off\.\n$/);
  });
});
