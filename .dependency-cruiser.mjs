import { globSync } from "node:fs";
import { dirname } from "node:path";

// The arrows of docs/architecture.md: a folder imports those below it in this list, never those above.
const layers = [
  "editor",
  "webview",
  "completion",
  "feature",
  "review",
  "evidence",
  "prompt",
  "context",
  "telemetry",
  "model",
  "usage",
  "journal",
  "files",
  "thread",
  "text",
];
const foldersWithIndex = globSync("src/**/index.ts").map((file) => dirname(file).slice("src/".length));
const above = (layer) => layers.slice(0, layers.indexOf(layer));

export default {
  forbidden: [
    ...layers.slice(1).map((layer) => ({
      name: `${layer}-imports-only-what-is-below`,
      severity: "error",
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(${above(layer).join("|")})/|^src/(activate|extension)\\.ts$` },
    })),
    {
      name: "vscode-only-at-the-edge",
      severity: "error",
      comment: "Only src/editor and the two files that start it know the editor; a type-only import counts too.",
      from: { path: "^src/", pathNot: "^src/(editor/|(activate|extension)\\.ts$)" },
      to: { path: "^vscode$" },
    },
    ...foldersWithIndex.map((folder) => ({
      name: `through-the-index-of-${folder}`,
      severity: "error",
      comment: "A folder with an index.ts is entered through it.",
      from: { path: "^src/", pathNot: `^src/${folder}/` },
      to: { path: `^src/${folder}/`, pathNot: `^src/${folder}/index\\.ts$` },
    })),
    {
      name: "siblings-know-nothing-of-each-other",
      severity: "error",
      from: { path: "^src/completion/" },
      to: { path: "^src/(feature|review)/" },
    },
    {
      name: "the-page-stands-alone",
      severity: "error",
      comment: "src/webview runs in a browser: it imports itself and what runs there.",
      from: { path: "^src/webview/" },
      to: { path: "^src/(?!webview/)|^node:", dependencyTypesNot: ["npm", "npm-dev"] },
    },
    {
      name: "the-page-imports-no-node-module",
      severity: "error",
      from: { path: "^src/webview/" },
      to: { dependencyTypes: ["core"] },
    },
    { name: "no-cycles", severity: "error", from: { path: "^src/" }, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
    {
      name: "source-never-imports-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
