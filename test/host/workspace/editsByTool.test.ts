import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { Access } from "../../../src/editor/access.ts";
import { answer } from "../../../src/editor/panel/answering.ts";
import { read } from "../../../src/editor/panel/reading.ts";
import { draftTurn, saidIn, type TurnState } from "../../../src/editor/panel/turnState.ts";
import { fileVersionOf, WorkspaceFiles } from "../../../src/editor/workspaceFiles.ts";
import type { Delta, FinishReason, Model } from "../../../src/model/model.ts";

const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
const call = JSON.stringify({
  edits: [
    { path: "src/cart.ts", search: "  let total = euros(0);", replace: "  let sum = euros(0);" },
    { path: "src/cents.ts", content: "export const cents = 100;\n" },
  ],
});

/** A model that gives its edits by the tool, five characters a piece. */
function modelCalling(text: string, reason: FinishReason = "stop"): Model {
  const pieces: readonly Delta[] = (text.match(/.{1,5}/gs) ?? []).map((piece) => ({ type: "tool", text: piece }));
  return {
    id: "test/tools",
    capabilities: {
      fim: "none",
      chat: true,
      tools: true,
      logprobs: false,
      learnsWorkspace: false,
      contextWindow: 32_768,
      maxOutput: 1024,
    },
    async *stream() {
      yield { type: "text", text: "It is a sum." };
      yield* pieces;
      yield { type: "finish", reason };
    },
  };
}

describe("an answer with edits by a tool", () => {
  let access: Access;

  before(() => {
    access = new Access();
  });
  after(() => access.dispose());

  /** The turn at its end, and what the page was told to add meanwhile. */
  async function turnOf(model: Model): Promise<{ turn: TurnState; shown: string }> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, "src/cart.ts"));
    const selection = { start: 40, count: 1 };
    const task = { feature: "change", document: fileVersionOf(document), selection, instruction: "sum" } as const;
    let shown = "";
    const answerer = { model, name: "tools", label: "tools", origin: "", isLocal: true, price: undefined };
    const { signal } = new AbortController();
    const { turn } = await answer(
      { draft: draftTurn("1", task, ""), history: [], delimiter: "5f2c91d07ab3" },
      [answerer],
      signal,
      (_turn, text = "") => {
        shown += text;
      },
    );
    return { turn, shown };
  }

  it("shows which file is written while it streams", async () => {
    const { shown } = await turnOf(modelCalling(call));
    assert.equal(shown, "It is a sum.\n\nWriting changes to `src/cart.ts` …\n\nWriting changes to `src/cents.ts` …");
  });

  it("ends as a proposal, with the text alone for prose", async () => {
    const { turn } = await turnOf(modelCalling(call));
    const { markdown, proposal } = await read(turn, { files: new WorkspaceFiles(access) });
    assert.equal(markdown, "It is a sum.");
    assert.deepEqual(proposal?.unplaced, []);
    assert.deepEqual(
      proposal?.files.map(({ hunks, kind, path }) => [kind, path, hunks.map(({ newLines }) => newLines)]),
      [
        ["change", "src/cart.ts", [["  let sum = euros(0);"]]],
        ["create", "src/cents.ts", [["export const cents = 100;"]]],
      ],
    );
  });

  it("keeps the whole edits where it was cut, and reports the other", async () => {
    const { turn } = await turnOf(modelCalling(call.slice(0, -20), "length"));
    const { proposal } = await read(turn, { files: new WorkspaceFiles(access) });
    assert.deepEqual(
      [proposal?.files.map(({ path }) => path), proposal?.unplaced.map(({ path, reason }) => [path, reason])],
      [["src/cart.ts"], [["src/cents.ts", "cutOff"]]],
    );
  });

  it("goes along with the next question, as text", async () => {
    const { turn } = await turnOf(modelCalling(call));
    assert.equal(saidIn(turn), `It is a sum.\n\n\`\`\`json\n${call}\n\`\`\``);
  });
});
