// `npm start`: a VS Code with our extension in it, on a copy of the sample workspace, until it is closed or Ctrl+C.
// `npm start -- --demo`: the same with the demo model set up, so that the panel can be seen without a key.
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { build, checkout, sampleWorkspace } from "./checkout.ts";
import { commitAll, demoSettings } from "./demo.ts";
import { desktopCommand, openDesktop } from "./desktop.ts";
import { serve } from "./serve.ts";

await build();
const { folder } = await sampleWorkspace();
process.on("exit", () => rmSync(dirname(folder), { recursive: true, force: true }));
const isDemo = process.argv.includes("--demo");
const demo = isDemo ? await demoSettings() : undefined;
if (isDemo) {
  await commitAll(folder);
}

const desktop = desktopCommand();
if (desktop !== undefined) {
  console.log("Opening VS Code; try what README.md there names.");
  await openDesktop(desktop, folder, demo);
  if (isDemo) {
    // The demo model's server would keep the process.
    process.exit();
  }
} else {
  const server = await serve({
    trusted: true,
    extensions: [checkout],
    settings: { "workbench.startupEditor": "readme", ...demo },
  });
  process.on("exit", () => rmSync(server.data, { recursive: true, force: true }));
  console.log(`Open ${server.url({ folder })} in a browser and try what README.md there names. Ctrl+C ends it.`);
}
