// Bundles the extension into dist/: `node esbuild.js` once, `--watch` while working, `--production` for the package.
import { rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { context } from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const common = {
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node22",
  minify: production,
  sourcemap: !production,
  metafile: true,
  legalComments: "none",
  logLevel: "info",
};

/** Leaves the SDKs out of the extension's file: each is a file of its own that is loaded when it is first used. */
const sdksApart = {
  name: "sdks-apart",
  setup(build) {
    build.onResolve({ filter: /Sdk\.ts$/ }, ({ path }) => ({
      path: `./${basename(path).replace(/\.ts$/, ".js")}`,
      external: true,
    }));
  },
};

const bundles = await Promise.all([
  // One CommonJS file: an extension host full of starting extensions loads it without a pause (docs/decisions/0002).
  context({
    ...common,
    entryPoints: { extension: "src/extension.ts" },
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    external: ["vscode"],
    plugins: [sdksApart],
  }),
  context({
    ...common,
    entryPoints: {
      "embedded.worker": "src/model/embedded/worker.ts",
      openaiSdk: "src/model/providers/openaiSdk.ts",
      anthropicSdk: "src/model/providers/anthropicSdk.ts",
    },
    splitting: true,
    format: "esm",
  }),
]);

if (watch) {
  await Promise.all(bundles.map((bundle) => bundle.watch()));
} else {
  await rm("dist", { recursive: true, force: true });
  const results = await Promise.all(bundles.map((bundle) => bundle.rebuild()));
  const metafiles = results.map(({ metafile }) => metafile);
  const merged = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
  await writeFile("dist/meta.json", JSON.stringify(merged));
  await Promise.all(bundles.map((bundle) => bundle.dispose()));
}
