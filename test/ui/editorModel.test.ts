import { join } from "node:path";
import { checkout } from "../vscode/checkout.ts";
import { useSampleWindows } from "./window.ts";

describe("a model that another extension gives to the editor", () => {
  const windows = useSampleWindows({
    trusted: true,
    extensions: [checkout, join(checkout, "test", "ui", "modelGiver")],
  });

  it("is listed by the set-up, and found to work", async () => {
    const workbench = await windows.open("src/customers.ts");
    await workbench.run("Caveat: Set Up a Model");
    await workbench.take("Given Coder");
    await workbench.take("Everything");
    await workbench.seen(
      /Given Coder, by way of the editor, works/,
      () => workbench.notifications(),
      "the notifications",
    );
  });
});
