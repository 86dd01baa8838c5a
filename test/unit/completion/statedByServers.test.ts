import assert from "node:assert/strict";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Outcome } from "../../../src/completion/suggestion.ts";
import type { Model } from "../../../src/model/model.ts";
import { createOpenaiModel } from "../../../src/model/providers/openai.ts";
import { createOpenaiCompatibleModel } from "../../../src/model/providers/openaiCompatible.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { startLlamaCpp } from "../../servers/llamaCpp.ts";
import { startOllama } from "../../servers/ollama.ts";
import { startOpenai } from "../../servers/openai.ts";
import type { Answer } from "../../servers/script.ts";
import { at } from "../marked.ts";
import { Told } from "./told.ts";

const sure = Math.log(0.95);

const ways = [
  { name: "OpenAI's completions", start: startOpenai, create: createOpenaiCompatibleModel, fim: "suffix" },
  { name: "OpenAI's chats", start: startOpenai, create: createOpenaiModel, fim: "hole" },
  { name: "llama.cpp", start: startLlamaCpp, create: createOpenaiCompatibleModel, fim: "infill" },
  { name: "Ollama", start: startOllama, create: createOpenaiCompatibleModel, fim: "generate" },
] as const;

/** A model, and when its first stream has ended. */
function followed(model: Model): { readonly model: Model; readonly ended: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { id, capabilities } = model;
  const stream: Model["stream"] = async function* (request, signal) {
    try {
      yield* model.stream(request, signal);
    } finally {
      resolve();
    }
  };
  return { model: { id, capabilities, stream }, ended: promise };
}

describe("probabilities as servers state them", () => {
  for (const { name, start, create, fim } of ways) {
    /** What is shown where a server says this, once it has said all of it. */
    const shown = async (answer: Answer): Promise<Outcome> => {
      const server = await start({ script: answer });
      const found = { logprobs: true };
      const { model, ended } = followed(
        create({ model: "loopback", key: "key-for-tests", address: `${server.address}/v1`, fim, found }),
      );
      const engine = new CompletionEngine({
        context: { gather: async () => ({ items: [] }) },
        experiences: new Told({ lineTrust: 0.99 }),
        prompts: new PromptMemory(),
      });
      const suggest = () =>
        engine.suggest(
          { snapshot: at("function f() {\n  █\n}\n"), situation: atRest, signal: new AbortController().signal },
          { models: [model], isPriced: false, mostWait: 0, paused: new Set<Model>(), onHandedOn: () => {} },
        );
      try {
        await suggest();
        await ended;
        return await suggest();
      } finally {
        engine.dispose();
        await server.close();
      }
    };

    it(`cut what ${name} doubt, before that statement`, async () => {
      const text = ["alpha();\n", "  bravo(", "zulu", ");\n", "  charlie();\n"];
      const outcome = await shown({ text, logprobs: [sure, sure, Math.log(0.02), sure, sure] });
      assert.ok(outcome.kind === "suggestion");
      assert.equal(outcome.suggestion.text, "alpha();");
      assert.equal(outcome.suggestion.caveats, undefined);
    });

    it(`are what the caveat says where ${name} doubt the first statement`, async () => {
      const text = ["alpha(", "zulu", ");\n", "  charlie();\n"];
      const outcome = await shown({ text, logprobs: [sure, Math.log(0.02), sure, sure] });
      assert.ok(outcome.kind === "suggestion");
      assert.equal(outcome.suggestion.text, "alpha(zulu);");
      const [caveat] = outcome.suggestion.caveats ?? [];
      assert.ok(caveat?.kind === "lowProbability" && Math.abs(caveat.probability - 0.02 * 0.95 ** 2) < 1e-6);
    });

    it(`leave an answer of ${name} whole in which nothing is doubted`, async () => {
      const text = ["alpha();\n", "  charlie();\n"];
      const outcome = await shown({ text, logprobs: [sure, sure] });
      assert.ok(outcome.kind === "suggestion");
      assert.equal(outcome.suggestion.text, "alpha();\n  charlie();");
    });
  }
});
