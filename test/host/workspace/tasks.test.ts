import { strict as assert } from "node:assert";
import { rm, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import type { Task } from "../../../src/context/task.ts";
import { Access } from "../../../src/editor/access.ts";
import { respond } from "../../../src/editor/chatParticipant.ts";
import { CodeActions } from "../../../src/editor/codeActions.ts";
import { change } from "../../../src/editor/commands/change.ts";
import { commitMessage } from "../../../src/editor/commands/commitMessage.ts";
import { convert } from "../../../src/editor/commands/convert.ts";
import { explain, explainTerminalSelection } from "../../../src/editor/commands/explain.ts";
import { fix } from "../../../src/editor/commands/fix.ts";
import { generate } from "../../../src/editor/commands/generate.ts";
import type { TaskParts } from "../../../src/editor/commands/task.ts";
import { writeTests } from "../../../src/editor/commands/tests.ts";
import { symbolsOf } from "../../../src/editor/knowledge/symbols.ts";
import { cursorTo, show, until } from "../ghostText.ts";

const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
const broken = "export function half(of: number): string {\n  return of / 2;\n}\n";

/** What a panel was given and what a person was told, by commands that run for real. */
class Witness {
  readonly begun: { readonly task: Task; readonly title: string }[] = [];
  readonly said: string[] = [];
  readonly access = new Access();
  private readonly remembered = new Map<string, unknown>();
  private readonly show = vscode.window.showInformationMessage;

  readonly parts: TaskParts = {
    panel: {
      begin: async (task, title) => {
        this.begun.push({ task, title });
      },
    },
    access: this.access,
    memory: {
      keys: () => [...this.remembered.keys()],
      get: <T>(key: string, fallback?: T) => (this.remembered.get(key) as T | undefined) ?? fallback,
      update: async (key: string, value: unknown) => {
        this.remembered.set(key, value);
      },
    },
  };

  constructor() {
    const listen = async (sentence: string) => {
      this.said.push(sentence);
      return undefined;
    };
    Object.defineProperty(vscode.window, "showInformationMessage", { value: listen, configurable: true });
  }

  task(): Task {
    assert.deepEqual([this.begun.length, this.said], [1, []], "one task, and nothing to say");
    return this.begun[0]?.task ?? assert.fail();
  }

  dispose(): void {
    Object.defineProperty(vscode.window, "showInformationMessage", { value: this.show, configurable: true });
    this.access.dispose();
  }
}

describe("the commands", () => {
  let witness: Witness;

  beforeEach(() => {
    witness = new Witness();
  });

  afterEach(async () => {
    witness.dispose();
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  /** Opens a file of the sample workspace with the cursor before a text of it. */
  async function openAt(path: string, text: string): Promise<vscode.TextEditor> {
    const editor = await show(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path)));
    cursorTo(editor, editor.document.positionAt(editor.document.getText().indexOf(text)));
    await until("the TypeScript server", async () => {
      const symbols = (await symbolsOf(editor.document.uri, AbortSignal.timeout(1000))) ?? [];
      return symbols.length > 0;
    });
    return editor;
  }

  async function openBroken(): Promise<{ editor: vscode.TextEditor; diagnostic: vscode.Diagnostic }> {
    const document = await vscode.workspace.openTextDocument({ language: "typescript", content: broken });
    const editor = await show(document);
    await until("a diagnostic", async () => vscode.languages.getDiagnostics(document.uri).length > 0);
    cursorTo(editor, new vscode.Position(1, 4));
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    return { editor, diagnostic: diagnostic ?? assert.fail() };
  }

  describe("to explain", () => {
    it("takes the selection", async () => {
      const editor = await openAt("src/cart.ts", "let total");
      editor.selection = new vscode.Selection(40, 2, 42, 0);
      await explain(witness.parts);
      assert.deepEqual(witness.task().selection, { start: 40, count: 2 });
    });

    it("takes the symbol at the cursor where nothing is selected", async () => {
      await openAt("src/cart.ts", "let total");
      await explain(witness.parts);
      const { symbol, selection } = witness.task();
      assert.deepEqual({ symbol, selection }, { symbol: "cartTotal", selection: { start: 39, count: 8 } });
    });

    it("takes the whole file where the cursor is in no symbol", async () => {
      await openAt("src/cart.ts", "import");
      await explain(witness.parts);
      const { selection, document } = witness.task();
      assert.deepEqual([selection, document?.path], [undefined, "src/cart.ts"]);
    });

    it("takes the file that a menu of another view names", async () => {
      await explain(witness.parts, vscode.Uri.joinPath(root, "src/money.ts"));
      assert.equal(witness.task().document?.path, "src/money.ts");
    });

    it("takes the diagnostic that the light bulb names", async () => {
      const { editor, diagnostic } = await openBroken();
      await explain(witness.parts, editor.document.uri, diagnostic);
      assert.equal(witness.task().diagnostic?.code, "2322");
    });

    it("says that a file must be open where none is", async () => {
      await explain(witness.parts);
      assert.deepEqual([witness.said, witness.begun], [["Open a file first."], []]);
    });

    it("says that a terminal must be open where none is", async () => {
      await explainTerminalSelection(witness.parts);
      assert.deepEqual(witness.said, ["Open a terminal and select some of its text first."]);
    });

    it("does not take a file that may hold secrets", async () => {
      const path = vscode.Uri.joinPath(root, ".env");
      await writeFile(path.fsPath, "KEY=1\n");
      try {
        await show(await vscode.workspace.openTextDocument(path));
        await explain(witness.parts);
        assert.deepEqual([witness.begun, witness.said.length], [[], 1]);
      } finally {
        await rm(path.fsPath);
      }
    });

    it("does not take what is no file", async () => {
      const provider = vscode.workspace.registerTextDocumentContentProvider("words", {
        provideTextDocumentContent: () => "one",
      });
      try {
        await show(await vscode.workspace.openTextDocument(vscode.Uri.parse("words:/one.txt")));
        await explain(witness.parts);
        assert.deepEqual(witness.said, ["This works in files, untitled documents and notebook cells."]);
      } finally {
        provider.dispose();
      }
    });

    it("does not take a file of a file system whose ignore files can't be read", async () => {
      await show(await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://schemas/settings/folder")));
      await explain(witness.parts);
      assert.match(witness.said.join(), /^Caveat does not read this file: it is not on disk/);
    });

    it("takes what is selected in the terminal and leaves the clipboard as it was", async () => {
      await vscode.env.clipboard.writeText("what was there");
      const terminal = vscode.window.createTerminal({ name: "words", message: "no such file" });
      try {
        terminal.show();
        await until("a selection in the terminal", async () => {
          await vscode.commands.executeCommand("workbench.action.terminal.selectAll");
          await explainTerminalSelection(witness.parts);
          return witness.begun.length > 0;
        });
        assert.match(witness.begun[0]?.task.text ?? "", /no such file/);
        assert.equal(await vscode.env.clipboard.readText(), "what was there");
      } finally {
        terminal.dispose();
      }
    });
  });

  it("to fix takes the problem at the cursor, with what surrounds it", async () => {
    await openBroken();
    await fix(witness.parts);
    const { diagnostic, symbol } = witness.task();
    assert.deepEqual(
      { source: diagnostic?.source, code: diagnostic?.code, lines: diagnostic?.lines, symbol },
      { source: "ts", code: "2322", lines: { start: 1, count: 1 }, symbol: "half" },
    );
  });

  it("to fix says where the editor reports no problem", async () => {
    await openAt("src/cart.ts", "let total");
    await fix(witness.parts);
    assert.deepEqual(witness.said, ["The editor reports no problem at the cursor."]);
  });

  it("to generate takes the instruction and the cursor's line", async () => {
    await openAt("src/cart.ts", "let total");
    await generate(witness.parts, "Sum it up");
    const { instruction, cursorLine, selection } = witness.task();
    assert.deepEqual(
      { instruction, cursorLine, selection },
      { instruction: "Sum it up", cursorLine: 40, selection: undefined },
    );
  });

  it("to generate offers what was asked for last first", async () => {
    await witness.parts.memory.update("history.generate", ["the newest", "the oldest"]);
    await openAt("src/cart.ts", "let total");
    const done = generate(witness.parts);
    await until("a task", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return witness.begun.length > 0;
    });
    await done;
    assert.equal(witness.task().instruction, "the newest");
  });

  it("to generate does nothing where the person leaves the input", async () => {
    await openAt("src/cart.ts", "let total");
    let isDone = false;
    const done = generate(witness.parts).finally(() => {
      isDone = true;
    });
    await until("the input to close", async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return isDone;
    });
    await done;
    assert.deepEqual([witness.begun, witness.said], [[], []]);
  });

  it("to write tests takes the symbol at the cursor", async () => {
    await openAt("src/cart.ts", "return withQuantity(cart, productId, present");
    await writeTests(witness.parts);
    assert.equal(witness.task().symbol, "addToCart");
  });

  it("to change says that something must be selected where there is nothing to take", async () => {
    await openAt("src/cart.ts", "import");
    await change(witness.parts);
    assert.deepEqual(witness.said, ["Select the code to change first."]);
  });

  it("to convert takes the target as the instruction", async () => {
    await openAt("src/cart.ts", "let total");
    await convert(witness.parts, undefined, undefined, "Python");
    assert.equal(witness.task().instruction, "Python");
  });

  it("to draft a commit message says where there is no repository", async () => {
    await openAt("src/cart.ts", "let total");
    await commitMessage(witness.parts);
    assert.deepEqual(witness.said, ["No git repository is open in this window, or git is switched off."]);
  });

  describe("of the light bulb", () => {
    const everything = { only: undefined, triggerKind: vscode.CodeActionTriggerKind.Invoke };

    function actions(document: vscode.TextDocument, range: vscode.Range, context: Partial<vscode.CodeActionContext>) {
      const whole = { diagnostics: [], ...everything, ...context };
      const found = new CodeActions(witness.access).provideCodeActions(document, range, whole);
      return found.map(({ command, kind }) => `${command?.command} ${kind?.value}`);
    }

    it("are a fix and an explanation for each problem, as quick fixes", async () => {
      const { editor, diagnostic } = await openBroken();
      const triggerKind = vscode.CodeActionTriggerKind.Automatic;
      assert.deepEqual(
        actions(editor.document, new vscode.Range(1, 4, 1, 4), { diagnostics: [diagnostic], triggerKind }),
        ["caveat.fix quickfix", "caveat.explain quickfix"],
      );
    });

    it("do not show where nothing is selected and nothing is wrong", async () => {
      const { document, selection } = await openAt("src/cart.ts", "let total");
      assert.deepEqual(actions(document, selection, { triggerKind: vscode.CodeActionTriggerKind.Automatic }), []);
    });

    it("are of the kind that was asked for", async () => {
      const { document, selection } = await openAt("src/cart.ts", "let total");
      assert.deepEqual(actions(document, selection, { only: vscode.CodeActionKind.RefactorRewrite }), [
        "caveat.change refactor.rewrite.caveat",
        "caveat.convert refactor.rewrite.caveat",
        "caveat.document refactor.rewrite.caveat",
      ]);
    });

    it("are none in what is no file", async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://schemas/settings/folder"));
      assert.deepEqual(actions(document, new vscode.Range(0, 0, 0, 1), {}), []);
    });
  });

  describe("of the chat", () => {
    const { token } = new vscode.CancellationTokenSource();

    it("answer about the lines that are selected, piece by piece", async () => {
      const editor = await openAt("src/cart.ts", "let total");
      editor.selection = new vscode.Selection(40, 0, 41, 0);
      const tasks: Task[] = [];
      const shown: string[] = [];
      const answerer = {
        async *answer(task: Task) {
          tasks.push(task);
          yield* ["one ", "two"];
        },
      };
      const stream = {
        markdown: (value: string | vscode.MarkdownString) => {
          shown.push(typeof value === "string" ? value : value.value);
        },
      };
      await respond(answerer, witness.access, { prompt: "Why?", references: [] }, stream, token);
      const [{ instruction, selection } = {}] = tasks;
      assert.deepEqual([shown, instruction, selection], [["one ", "two"], "Why?", { start: 40, count: 1 }]);
    });

    it("stop when the person stops them", async () => {
      const source = new vscode.CancellationTokenSource();
      const shown: unknown[] = [];
      const answerer = {
        async *answer(_task: Task, signal: AbortSignal) {
          while (!signal.aborted) {
            yield "more";
            source.cancel();
          }
        },
      };
      const stream = { markdown: (value: unknown) => void shown.push(value) };
      await respond(answerer, witness.access, { prompt: "Why?", references: [] }, stream, source.token);
      assert.equal(shown.length, 1);
    });
  });
});
