import { strict as assert } from "node:assert";
import { file, usePackageWindows } from "./packageWindow.ts";
import { PanelOfWorkbench } from "./panelView.ts";

/** Put together here, so that no scanner takes this file for a leak. */
const secret = ["gh", "p_", "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"].join("");
const popNumber = "  return typeof last(args) === 'number' ? args.pop()! : defaultValue;";

/** An answer that puts a line below the one it looks for. */
function addBelow(line: string): string {
  return `Here it is.\n\n${file}\n\`\`\`typescript\n<<<<<<< SEARCH\n${popNumber}\n}\n=======\n${popNumber}\n}\n\n${line}\n>>>>>>> REPLACE\n\`\`\`\n`;
}

describe("what goes out and comes back, on a file of rxjs", () => {
  const windows = usePackageWindows();

  async function generate(instruction: string, answer: string): Promise<PanelOfWorkbench> {
    const workbench = await windows.open(file);
    await workbench.goTo(18, 3);
    windows.answer(answer);
    await workbench.run("Caveat: Generate from an Instruction");
    await workbench.answerPick(instruction);
    const panel = new PanelOfWorkbench(workbench);
    await panel.seen("Send");
    await panel.send();
    await panel.seen(/Accept/);
    return panel;
  }

  it("is no secret that a person wrote into a question, and the panel says so", async () => {
    const panel = await generate(`log in with ${secret}`, addBelow("export const token = process.env.TOKEN;"));
    await panel.seen("1 secret was replaced by a placeholder before sending");
    const sent = windows.requests().at(-1)?.text ?? "";
    assert.match(sent, /log in with CAVEAT_SECRET_[0-9a-f]{12}/);
    assert.ok(!sent.includes(secret));
  });

  it("is no invisible character that nobody is told of", async () => {
    const panel = await generate("name the role", addBelow('export const role = "user\u{202e}";'));
    await panel.seen("U+202E RIGHT-TO-LEFT OVERRIDE");
    await panel.seen("Problem found");
  });
});
