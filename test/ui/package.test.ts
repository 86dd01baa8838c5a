import { build, vsixPath } from "../vscode/checkout.ts";
import { packExtension } from "../vscode/vsix.ts";
import { useSampleWindows } from "./window.ts";

describe("the package, installed into a clean VS Code", () => {
  before(async () => {
    await packExtension(vsixPath);
  });

  const windows = useSampleWindows({ trusted: true, extensions: [vsixPath] });

  after(async () => {
    await build();
  });

  it("shows ghost text without further ado", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.press("End");
    await workbench.press("Enter");
    await workbench.type("  const customer = await requireC");
    await workbench.seen("ustomer(id)", () => workbench.ghostText(), "the ghost text");
  });
});
