import { strict as assert } from "node:assert";
import type { Workbench } from "../vscode/workbench.ts";
import { file, usePackageWindows } from "./packageWindow.ts";
import { PanelOfWorkbench } from "./panelView.ts";

/** An answer with prose and one edit of the file that the tests ask about. */
function editOf(search: string, replace: string, path = file): string {
  return `Here is the change.\n\n${path}\n\`\`\`typescript\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n\`\`\`\n`;
}

const popNumber = "  return typeof last(args) === 'number' ? args.pop()! : defaultValue;";

describe("the commands of the panel, on a file of rxjs", () => {
  const windows = usePackageWindows();

  async function open(): Promise<{ workbench: Workbench; panel: PanelOfWorkbench }> {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    return { workbench, panel: new PanelOfWorkbench(workbench) };
  }

  /** From the draft to a hunk that is accepted by key and stands in the file. */
  async function acceptInto(workbench: Workbench, panel: PanelOfWorkbench, expected: string): Promise<void> {
    await panel.seen("Send");
    await panel.send();
    await panel.seen(/Accept/);
    await panel.locator("section.hunk").first().focus();
    await workbench.press("a");
    await panel.seen(/Accepted/);
    await workbench.seen(expected, () => workbench.editorText(), "the editor");
    // The panel looks at the file again when it has changed, and must find its own change there.
    await workbench.page.waitForTimeout(600);
    assert.match(await panel.text(), /Accepted/);
  }

  it("explains the symbol at the cursor, piece by piece, and shows before what goes along", async () => {
    const { workbench, panel } = await open();
    windows.answer(
      "It takes a number off the end of the arguments.\n\n### Lines 17-19: takes the last one\n\nIt calls `last` and `popNothing`, see src/internal/util/args.ts:5.\n",
    );
    await workbench.run("Caveat: Explain");
    const draft = await panel.seen(/AGENTS\.md/);
    assert.match(draft, /src\/internal\/util\/args\.ts/);
    assert.match(draft, /\d+ tokens/);
    await panel.keepScreen("panel-draft");
    await panel.send();
    await panel.seen("takes a number off the end");
    await panel.seen("popNothing");
    await panel.seen(/Partly checked|Problem found/);
    await panel.keepScreen("panel-explain");
  });

  it("generates at the cursor from an instruction", async () => {
    const { workbench, panel } = await open();
    windows.answer(
      editOf(
        `${popNumber}\n}`,
        `${popNumber}\n}\n\nexport function popString(args: any[]): string {\n  return args.pop();\n}`,
      ),
    );
    await workbench.run("Caveat: Generate from an Instruction");
    await workbench.answerPick("popString");
    await acceptInto(workbench, panel, "popString(args");
  });

  it("fixes the diagnostic at the cursor", async () => {
    const { workbench, panel } = await open();
    await workbench.goTo(17, 71);
    await workbench.press("Enter");
    await workbench.type("const wrong: string = 5;", 20);
    await workbench.seen(/[1-9]\d* /, () => workbench.text("#status\\.problems"), "the count of problems", 60_000);
    windows.answer(editOf("  const wrong: string = 5;", "  const right = 5;"));
    await workbench.run("Caveat: Fix This Diagnostic");
    await workbench.take("Type 'number' is not assignable to type 'string'.");
    await panel.seen("2322", 30_000);
    await acceptInto(workbench, panel, "const right = 5");
  });

  it("writes tests into a new file", async () => {
    const { workbench, panel } = await open();
    const test = "spec/args-spec.ts";
    windows.answer(
      `${test}\n\`\`\`typescript\n<<<<<<< SEARCH\n=======\nimport { popNumber } from '../src/internal/util/args';\n>>>>>>> REPLACE\n\`\`\`\n`,
    );
    await workbench.run("Caveat: Write Tests");
    await panel.seen("Send");
    await panel.send();
    await panel.seen("new file");
    await panel.locator("section.hunk").first().focus();
    await workbench.press("a");
    await panel.seen("Accepted");
    await workbench.openFile(test);
    await workbench.seen("import { popNumber }", () => workbench.editorText(), "the editor");
  });

  it("writes documentation", async () => {
    const { workbench, panel } = await open();
    const signature = "export function popNumber(args: any[], defaultValue: number): number {";
    windows.answer(editOf(signature, `/** Takes a number off the end. */\n${signature}`));
    await workbench.run("Caveat: Write Documentation");
    await acceptInto(workbench, panel, "Takes a number off the end");
  });

  it("changes the selection by an instruction", async () => {
    const { workbench, panel } = await open();
    await workbench.press("Home");
    await workbench.press("Shift+End");
    windows.answer(editOf(popNumber, "  return isNumber(last(args)) ? args.pop()! : defaultValue;"));
    await workbench.run("Caveat: Change the Selection by an Instruction");
    await workbench.answerPick("use isNumber");
    await acceptInto(workbench, panel, "isNumber(last(args))");
  });

  it("converts the selection to another language", async () => {
    const { workbench, panel } = await open();
    await workbench.press("Home");
    await workbench.press("Shift+End");
    windows.answer(
      editOf(
        popNumber,
        "  if (typeof last(args) === 'number') {\n    return args.pop()!;\n  }\n  return defaultValue;",
      ),
    );
    await workbench.run("Caveat: Convert the Selection");
    await workbench.answerPick("plain JavaScript");
    await acceptInto(workbench, panel, "return args.pop()!;");
  });

  it("reviews the uncommitted changes", async () => {
    const { workbench, panel } = await open();
    await changeAndSave(workbench);
    windows.answer("- src/internal/util/args.ts:19: the comment says nothing\n");
    await workbench.run("Caveat: Review the Uncommitted Changes");
    await panel.seen("Send");
    await panel.send();
    await panel.seen("the comment says nothing");
    await panel.keepScreen("panel-review");
  });

  it("drafts a commit message into the input of Source Control", async () => {
    const { workbench, panel } = await open();
    await changeAndSave(workbench);
    windows.answer("Say nothing in a comment\n");
    await workbench.run("Caveat: Draft a Commit Message");
    await panel.seen("Send");
    await panel.send();
    await panel.seen("Put it into Source Control");
    await panel.button("Put it into Source Control").click();
    await workbench.seen(
      "Say nothing in a comment",
      () => workbench.text(".scm-editor"),
      "the input of Source Control",
    );
  });

  async function changeAndSave(workbench: Workbench): Promise<void> {
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("// nothing", 20);
    await workbench.press("Control+S");
  }
});
