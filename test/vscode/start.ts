// `npm start`: a VS Code with our extension in it, on a copy of the sample workspace, until it is closed or Ctrl+C.
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { build, checkout, sampleWorkspace } from "./checkout.ts";
import { desktopCommand, openDesktop } from "./desktop.ts";
import { serve } from "./serve.ts";

await build();
const { folder } = await sampleWorkspace();
process.on("exit", () => rmSync(dirname(folder), { recursive: true, force: true }));

const desktop = desktopCommand();
if (desktop !== undefined) {
  console.log("Opening VS Code; try what README.md there names.");
  await openDesktop(desktop, folder);
} else {
  const server = await serve({
    trusted: true,
    extensions: [checkout],
    settings: { "workbench.startupEditor": "readme" },
  });
  process.on("exit", () => rmSync(server.data, { recursive: true, force: true }));
  console.log(`Open ${server.url({ folder })} in a browser and try what README.md there names. Ctrl+C ends it.`);
}
