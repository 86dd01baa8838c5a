import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { type Meeting, meetFaults } from "./meet.ts";
import { askCommand, pressKey } from "./observe.ts";
import { faultPage, faultsFile } from "./table.ts";

describe("Whatever fault a command or a key press meets", () => {
  let commands: readonly Meeting[];
  let keys: readonly Meeting[];

  before(async () => {
    commands = await meetFaults(askCommand);
    keys = await meetFaults(pressKey);
  });

  /** Names of the faults at which something holds. */
  const faultsWhere = (holds: (meeting: Meeting) => boolean) =>
    [...commands, ...keys].filter(holds).map(({ fault }) => fault.name);

  it("docs/faults.md says what happens (npm run faults writes it anew)", async () => {
    assert.equal(await readFile(faultsFile, "utf8"), faultPage(commands, keys));
  });

  it("no timer is left", () => {
    assert.deepEqual(
      faultsWhere(({ timersLeft }) => timersLeft > 0),
      [],
    );
  });

  it("the tries of the table are what the server saw", () => {
    assert.deepEqual(
      faultsWhere(({ fault, tries, reached }) => reached !== (fault.isClosed ? 0 : tries)),
      [],
    );
  });
});
