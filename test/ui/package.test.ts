import { strict as assert } from "node:assert";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as anthropicSdk from "../../src/model/providers/anthropicSdk.ts";
import type * as openaiSdk from "../../src/model/providers/openaiSdk.ts";
import { startAnthropic } from "../servers/anthropic.ts";
import { startOpenai } from "../servers/openai.ts";
import { build, checkout, vsixPath } from "../vscode/checkout.ts";
import { packExtension } from "../vscode/vsix.ts";
import { useSampleWindows } from "./window.ts";

/** A part of the production build, loaded as the extension loads it. */
function packed<T>(name: string): T {
  const dist = join(checkout, "dist");
  const file = readdirSync(dist).find((each) => each.startsWith(`part-${name}-`) && each.endsWith(".cjs"));
  return createRequire(import.meta.url)(join(dist, file ?? name)) as T;
}

async function written(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const event of stream) {
    text += JSON.stringify(event);
  }
  return text;
}

const question = { model: "some", messages: [{ role: "user" as const, content: "Hello" }], stream: true as const };

describe("the package, installed into a clean VS Code", () => {
  before(async () => {
    await packExtension(vsixPath);
  });

  const windows = useSampleWindows({ trusted: true, extensions: [vsixPath] });

  after(async () => {
    await build();
  });

  it("shows ghost text without further ado", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  const customer = await requireC");
    await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
  });

  it("streams by what it holds of Anthropic's SDK", async () => {
    const { BaseAnthropic, Messages } = packed<typeof anthropicSdk>("anthropicSdk");
    const server = await startAnthropic({ script: { text: "Good day" } });
    const client = new BaseAnthropic({ apiKey: "key", baseURL: server.address, openTelemetry: false });
    const events = await new Messages(client).create({ ...question, max_tokens: 9 });
    assert.match(await written(events), /Good.*day/);
    await server.close();
  });

  it("streams by what it holds of OpenAI's SDK", async () => {
    const { OpenAI } = packed<typeof openaiSdk>("openaiSdk");
    const server = await startOpenai({ script: { text: "Good day" } });
    const client = new OpenAI({ apiKey: "key", baseURL: `${server.address}/v1` });
    const chunks = await client.chat.completions.create(question);
    assert.match(await written(chunks), /Good.*day/);
    await server.close();
  });
});
