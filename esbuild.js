// Bundles the extension into dist/: `node esbuild.js` once, `--watch` while working, `--production` for the package.
import { rm, writeFile } from "node:fs/promises";
import { context } from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const bundle = await context({
  entryPoints: {
    extension: "src/extension.ts",
    "embedded.worker": "src/model/embedded/worker.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  metafile: true,
  legalComments: "none",
  logLevel: "info",
});

if (watch) {
  await bundle.watch();
} else {
  await rm("dist", { recursive: true, force: true });
  const { metafile } = await bundle.rebuild();
  await writeFile("dist/meta.json", JSON.stringify(metafile));
  await bundle.dispose();
}
