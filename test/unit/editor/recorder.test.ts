import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type * as vscode from "vscode";
import { Recorder } from "../../../src/editor/recorder.ts";
import type { SettingsReader } from "../../../src/editor/settings.ts";
import { parseSettings } from "../../../src/editor/settingsSchema.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { record, withLedger } from "../usage/ledgers.ts";

const ghost = { feature: "completion", model: "embedded", origin: "embedded" };

/** A window's recorder over a person's storage. */
function recorderIn(folder: string, settings: Readonly<Record<string, unknown>> = {}): Recorder {
  const { settings: current } = parseSettings((name) => settings[name]);
  const log = { error: (error: unknown) => assert.fail(String(error)) } as unknown as vscode.LogOutputChannel;
  return new Recorder({ current } as SettingsReader, { fsPath: folder } as vscode.Uri, log);
}

describe("the recorder of a window", () => {
  it("writes what became of suggestions when it is asked to, as one line", async () => {
    await withFolder({}, async (folder) => {
      const recorder = recorderIn(folder);
      recorder.decisions.offered("1", ghost);
      recorder.decisions.offered("2", ghost);
      recorder.decisions.taken("2");
      await recorder.writeDecisions();
      const { sums } = await (await recorder.ledger()).summary();
      assert.deepEqual(
        sums.map(({ model, kept, dropped }) => [model, kept, dropped]),
        [["embedded", 1, 1]],
      );
      await recorder.dispose();
    });
  });

  it("writes what became of suggestions that were shown along with it", async () => {
    await withFolder({}, async (folder) => {
      const recorder = recorderIn(folder);
      recorder.suggestions.decided({ languageId: "typescript", model: "embedded" }, "accepted", 3);
      await recorder.writeDecisions();
      const { suggestions } = await (await recorder.ledger()).summary();
      assert.deepEqual(
        suggestions.map(({ shown, accepted }) => [shown, accepted]),
        [[1, 1]],
      );
      await recorder.dispose();
    });
  });

  it("writes what is left when the window ends", async () => {
    await withFolder({}, async (folder) => {
      const recorder = recorderIn(folder);
      recorder.decisions.offered("1", ghost);
      await recorder.dispose();
      await withLedger(join(folder, "usage"), async (ledger) => {
        assert.equal((await ledger.summary()).sums[0]?.dropped, 1);
      });
    });
  });

  it("knows what became of hunks by their verdict, up to the last decision", async () => {
    await withFolder({}, async (folder) => {
      const recorder = recorderIn(folder);
      recorder.verdicts.decided({ feature: "fix", languageId: "go", verdict: "checked", kept: 9, dropped: 3 });
      assert.deepEqual(await recorder.keptByVerdict("fix", new Set(["go"])), { checked: { kept: 9, all: 12 } });
      await recorder.dispose();
    });
  });

  it("opens no ledger where nothing was asked and nothing offered", async () => {
    await withFolder({}, async (folder) => {
      await recorderIn(folder).dispose();
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it("knows how a model's counts differ from the estimates", async () => {
    await withFolder({}, async (folder) => {
      await withLedger(join(folder, "usage"), async (ledger) => {
        for (const id of ["a", "b", "c", "d", "e"]) {
          await ledger.settle(record(id, { at: Date.now(), estimatedInputTokens: 1000, inputTokens: 1500 }));
        }
      });
      const recorder = recorderIn(folder);
      const factor = (await recorder.tokensPerEstimate("openai/gpt-5-mini", "https://api.openai.com")) ?? 0;
      assert.equal(factor.toFixed(1), "1.5");
      await recorder.dispose();
    });
  });

  it("holds requests to every budget of the settings", () => {
    const settings = {
      "usage.requestCap": 1,
      "usage.featureBudgets": { review: 2 },
      "usage.dayBudget": 3,
      "usage.monthBudget": 4,
    };
    assert.deepEqual(recorderIn("/nowhere", settings).recording("https://api.openai.com", undefined).budgets, {
      request: 1,
      features: { review: 2 },
      day: 3,
      month: 4,
    });
  });
});
