import { strict as assert } from "node:assert";
import type { Workbench } from "../vscode/workbench.ts";
import { useSampleWindows } from "./window.ts";

const line = "  const customer = await requireC";

/** Types what has ghost text wherever the extension is on. */
async function typeLine(workbench: Workbench): Promise<void> {
  await workbench.press("End");
  await workbench.press("Enter");
  await workbench.type(line);
}

async function expectGhostText(workbench: Workbench): Promise<void> {
  await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
}

/** Takes the line away again, so that the next one is no repetition of it. */
async function removeLine(workbench: Workbench): Promise<void> {
  await workbench.press("Control+Shift+K");
}

/** Nothing grey was on screen since the last look. Call it when something slower than a suggestion has happened since the last key. */
async function expectNoGhostText(workbench: Workbench): Promise<void> {
  const shown = (await workbench.screenRecords()).filter((record) => "ghost" in record && record.ghost !== "");
  assert.deepEqual(shown, []);
}

const item = "the status bar item";

describe("switching suggestions off and on", () => {
  const windows = useSampleWindows({ trusted: true });

  it("says in the status bar that it is ready", async () => {
    const workbench = await windows.open("README.md");
    await workbench.seen("Caveat: ready", () => workbench.caveatStatus(), item);
  });

  it("is quiet while suggestions are off everywhere, and back when they are on", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.run("Caveat: Switch Suggestions On or Off");
    await workbench.seen("switched off", () => workbench.caveatStatus(), item);
    await typeLine(workbench);
    await workbench.run("Caveat: Switch Suggestions On or Off");
    await workbench.seen("ready", () => workbench.caveatStatus(), item);
    await expectNoGhostText(workbench);
    await removeLine(workbench);
    await typeLine(workbench);
    await expectGhostText(workbench);
  });

  it("is quiet in a language that is off, and nowhere else", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.run("Caveat: Switch Suggestions On or Off for This Language");
    await workbench.seen("switched off for this language", () => workbench.caveatStatus(), item);
    await typeLine(workbench);
    await workbench.openFile("package.json");
    await expectNoGhostText(workbench);
    await workbench.seen("ready", () => workbench.caveatStatus(), item);
    await workbench.openFile("src/orders.ts");
    await workbench.seen("switched off for this language", () => workbench.caveatStatus(), item);
    await workbench.run("Caveat: Switch Suggestions On or Off for This Language");
    await workbench.seen("ready", () => workbench.caveatStatus(), item);
  });

  it("snoozes for a while and wakes when told to", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.run("Caveat: Snooze Suggestions");
    await workbench.take("5 minutes");
    await workbench.seen("snoozed", () => workbench.caveatStatus(), item);
    await typeLine(workbench);
    await workbench.run("Caveat: Snooze Suggestions");
    await workbench.take("Wake up now");
    await workbench.seen("ready", () => workbench.caveatStatus(), item);
    await expectNoGhostText(workbench);
    await removeLine(workbench);
    await typeLine(workbench);
    await expectGhostText(workbench);
  });
});
