// `node test/servers/demo/serve.ts` (Node 24): the demo model by itself, until Ctrl+C. Prints what to set to ask it.
import { demoModelName, startDemoModel } from "./index.ts";

const { base } = await startDemoModel();
console.log(`Demo model (scripted, on this machine), for the sample workspace alone: ${base}`);
console.log(
  `Settings: caveat.models [{"provider": "openaiCompatible", "address": "${base}", "name": "${demoModelName}"}]. No key.`,
);
