import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkout, vsixPath } from "../vscode/checkout.ts";
import { useSampleWindows } from "./window.ts";

const run = promisify(execFile);

describe("the package, installed into a clean VS Code", () => {
  before(async () => {
    await run(process.execPath, [join(checkout, "test", "vscode", "package.ts")], { cwd: checkout });
  });

  const windows = useSampleWindows({ trusted: true, extensions: [vsixPath] });

  it("shows ghost text without further ado", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  const customer = await requireC");
    await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
  });
});
