import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOpenaiCompatibleModel } from "../../../src/model/providers/openaiCompatible.ts";
import { promptName } from "../../../src/prompt/chat/index.ts";
import { outcomeOf } from "../../record/outcome.ts";
import { type Recording, recordAnswers } from "../../record/recordAnswers.ts";
import { scenarios } from "../../record/scenarios.ts";
import { parseStored } from "../../record/storedAnswer.ts";
import { type DemoModel, demoModelName, startDemoModel } from "../../servers/demo/index.ts";
import { patient } from "../context/shop.ts";

describe("recording a model's answers", () => {
  let demo: DemoModel;
  let folder: string;

  const record = (only: readonly string[], differing: Partial<Recording> = {}) => {
    const { base: address } = demo;
    const found = { contextWindow: 32_768, maxOutput: 2048 };
    const model = createOpenaiCompatibleModel({ model: demoModelName, key: undefined, address, fim: "none", found });
    const told: string[] = [];
    const onAnswer = (path: string) => told.push(path);
    const recording = { model, name: "demo/small", family: "demo", only, folder, day: "2026-11-25", onAnswer };
    return recordAnswers({ ...recording, ...differing }, patient()).then(() => told);
  };
  const read = (path: string) => readFile(join(folder, path), "utf8");

  before(async () => {
    demo = await startDemoModel({ pace: 0 });
    folder = await mkdtemp(join(tmpdir(), "caveat-answers-"));
  });
  after(async () => {
    await demo.close();
    await rm(folder, { recursive: true });
  });

  it("keeps every task's answer with its model, day and version of the prompt", async () => {
    const paths = await record(Object.keys(scenarios));
    assert.deepEqual(
      paths,
      Object.entries(scenarios).map(([name, { feature }]) => `demo/${feature}-${name}-demo_small`),
    );
    for (const path of paths) {
      const { model, origin, prompt, scenario } = parseStored(await read(`${path}.txt`));
      const asked = promptName(scenarios[scenario] ?? assert.fail());
      assert.deepEqual([model, origin, prompt], ["demo/small", "recorded 2026-11-25", asked]);
    }
  });

  it("keeps what the answer leads to beside it, as it is read again", async () => {
    const [path = ""] = await record(["rename"]);
    const answer = parseStored(await read(`${path}.txt`));
    const { placements, text } = await outcomeOf(scenarios.rename ?? assert.fail(), answer);
    assert.deepEqual([await read(answer.outcome), answer.placements], [text, placements.join(", ")]);
    assert.match(text, /^=== change src\/cart\.ts\n[\s\S]*already \+ quantity/);
  });

  it("keeps the version of the prompt that asks for a call where the model knows tools", async () => {
    const answers = demo.requests.length;
    const { base: address } = demo;
    const found = { tools: true, contextWindow: 32_768, maxOutput: 2048 };
    const model = createOpenaiCompatibleModel({ model: demoModelName, key: undefined, address, fim: "none", found });
    const [path = ""] = await record(["rename"], { model, name: "withTools" });
    assert.match(parseStored(await read(`${path}.txt`)).prompt, /^change@\d+\/tool$/);
    assert.equal(demo.requests.length, answers + 1);
  });

  it("replaces an earlier answer of the same model", async () => {
    await record(["misspelt"]);
    const before = await readdir(join(folder, "demo"));
    await record(["misspelt"], { day: "2026-11-26" });
    assert.deepEqual(await readdir(join(folder, "demo")), before);
    assert.match(await read("demo/fix-misspelt-demo_small.txt"), /^origin: recorded 2026-11-26$/m);
  });

  it("says what scenarios there are where one is asked for that is none", async () => {
    await assert.rejects(record(["renames"]), /no renames; there are .*rename/);
  });

  it("fails with what the server says", async () => {
    demo.order({ status: 500 });
    await assert.rejects(record(["rename"]), { name: "ModelError", kind: "server" });
  });
});
