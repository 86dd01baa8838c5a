import { strict as assert } from "node:assert";
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelEntry } from "../../src/editor/modelEntry.ts";
import { startOllama } from "../servers/ollama.ts";
import { startOpenai } from "../servers/openai.ts";
import type { LoopbackServer } from "../servers/server.ts";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows } from "./window.ts";

const key = "sk-test-0123456789";

describe("setting up a model", () => {
  const windows = useSampleWindows({ trusted: true });
  let model: LoopbackServer;

  before(async () => {
    model = await startOpenai({ key, models: ["tiny-coder"], script: "ustomerFromTheServer(id);" });
  });

  after(async () => {
    await model.close();
  });

  async function answerQuestions(workbench: Workbench, address: string, typedKey: string): Promise<void> {
    await workbench.run("Caveat: Set Up a Model");
    await workbench.take("A server that speaks OpenAI's language");
    await workbench.answer("Address of the server", address);
    await workbench.answer("Key for", typedKey);
  }

  it("says that a model works and takes its ghost text from then on", async () => {
    const workbench = await windows.open("src/customers.ts");
    await answerQuestions(workbench, `${model.address}/v1`, key);
    await workbench.take("tiny-coder");
    await workbench.take("Everything");
    await workbench.seen(/tiny-coder at .* works/, () => workbench.notifications(), "the notifications");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("const customer = await requireC");
    await workbench.seen("ustomerFromTheServer", () => workbench.ghostText(), "the ghost text");
    await expectNowhere(key, windows.data());
  });

  it("lists the models of a server that runs on this machine first, and finds out how they fill a hole", async function () {
    const ollama = await startOllama({
      port: 11_434,
      models: ["tiny-local"],
      script: "quaggaName",
      shown: { trained: 32_768, capabilities: ["completion", "insert", "tools"] },
      loaded: { "tiny-local": 8192 },
    }).catch(() => null);
    if (ollama === null) {
      // A real one runs here.
      return this.skip();
    }
    try {
      const workbench = await windows.open("src/customers.ts");
      await workbench.run("Caveat: Set Up a Model");
      await workbench.take("tiny-local");
      // This server has no chat, so nobody asks what the model is for.
      await workbench.take("Ask it where the others fail");
      const works = /tiny-local at .* works.*generate.*a window of 8192 tokens, calls of tools/;
      await workbench.seen(works, () => workbench.notifications(), "the notifications");
    } finally {
      await ollama.close();
    }
  });

  it("names the nearest model where the server has none of that name, and takes it if the person does", async () => {
    const workbench = await windows.open("src/customers.ts");
    await answerQuestions(workbench, `${model.address}/v1`, key);
    await workbench.take("Another name");
    await workbench.answer("Name of the model", "tiny-coder-2");
    await workbench.seen("The nearest that it has is tiny-coder", () => workbench.notifications(), "the notifications");
    await workbench.page.getByRole("button", { name: "Use tiny-coder" }).click();
    await workbench.take("Everything");
    await workbench.seen(/tiny-coder at .* works/, () => workbench.notifications(), "the notifications");
  });

  it("lists what is set up already, where a model can be asked earlier and taken out", async () => {
    const workbench = await windows.open("src/customers.ts");
    const named = async () => (await setUpIn(windows.data())).map(({ name }) => name);
    await setUpAlready(workbench, "2. tiny-local");
    await workbench.take("Ask it earlier");
    await workbench.until(
      async () => ((await named()).join() === "tiny-local,tiny-coder" ? true : undefined),
      () => "The second model was not moved up",
    );
    assert.deepEqual((await setUpIn(windows.data()))[0]?.roles, ["completion"]);
    await setUpAlready(workbench, "1. tiny-local");
    await workbench.take("Take it out");
    await workbench.until(
      async () => ((await named()).join() === "tiny-coder" ? true : undefined),
      () => "The first model was not taken out",
    );
  });

  async function setUpAlready(workbench: Workbench, label: string): Promise<void> {
    await workbench.run("Caveat: Set Up a Model");
    await workbench.take(label);
  }

  it("names a wrong key as the cause", async () => {
    const workbench = await windows.open("src/customers.ts");
    const wrong = "sk-wrong-987654321";
    await answerQuestions(workbench, `${model.address}/v1`, wrong);
    await workbench.seen("did not accept the key", () => workbench.notifications(), "the notifications");
    await expectNowhere(wrong, windows.data());
  });

  it("names an address that nothing answers as the cause", async () => {
    const workbench = await windows.open("src/customers.ts");
    await answerQuestions(workbench, "http://127.0.0.1:9/v1", "");
    await workbench.seen("can't be reached", () => workbench.notifications(), "the notifications");
  });
});

/** The models in the person's settings. */
async function setUpIn(data: string): Promise<readonly ModelEntry[]> {
  const files = globSync("data/{User,Machine}/settings.json", { cwd: data });
  const texts = await Promise.all(files.map((file) => readFile(join(data, file), "utf8")));
  return texts.flatMap((text) => JSON.parse(text)["caveat.models"] ?? []);
}

/** The secret stands in none of the settings and logs. */
async function expectNowhere(secret: string, data: string): Promise<void> {
  const files = globSync("data/{User,Machine}/*.json", { cwd: data }).concat(globSync("**/*.log", { cwd: data }));
  assert.ok(files.length > 0);
  for (const file of files) {
    assert.ok(!(await readFile(join(data, file), "utf8")).includes(secret), `${file} holds the key`);
  }
}
