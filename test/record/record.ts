// `npm run record -- --provider openaiCompatible --address ADDRESS --model NAME`: keeps a model's answers, see test/fixtures/answers/README.md.
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { homes } from "../../src/model/providers/homes.ts";
import { createRemoteModel } from "../../src/model/providers/remoteModel.ts";
import { checkout } from "../vscode/checkout.ts";
import { recordAnswers } from "./recordAnswers.ts";
import { scenarios } from "./scenarios.ts";

const { values } = parseArgs({
  options: {
    provider: { type: "string", default: "openaiCompatible" },
    address: { type: "string" },
    model: { type: "string" },
    family: { type: "string" },
    only: { type: "string" },
    // Whether the server knows tools, and its window in tokens, where they are not as usual at the provider.
    tools: { type: "boolean" },
    window: { type: "string" },
  },
});
const provider = z.parse(z.enum(["openai", "anthropic", "openaiCompatible"]), values.provider);
const address = values.address ?? (provider === "openaiCompatible" ? undefined : homes[provider]);
const name = values.model;
if (name === undefined || address === undefined) {
  throw new TypeError(
    "--model takes the name by which the server knows the model, --address where an openaiCompatible one is",
  );
}
const found = {
  ...(values.tools === undefined ? {} : { tools: values.tools }),
  ...(values.window === undefined ? {} : { contextWindow: Number(values.window) }),
};
const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());
await recordAnswers(
  {
    model: createRemoteModel(provider, { model: name, key: process.env.CAVEAT_KEY, address, fim: "none", found }),
    name,
    family: values.family ?? name.replace(/[^\w.-]+/g, "_"),
    only: values.only?.split(",") ?? Object.keys(scenarios),
    folder: join(checkout, "test", "fixtures", "answers"),
    day: new Date().toISOString().slice(0, 10),
    onAnswer: (path, outcome) => console.log(`${path}\n${outcome}`),
  },
  stopping.signal,
);
