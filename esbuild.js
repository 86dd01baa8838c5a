// Bundles the extension into dist/: `node esbuild.js` once, `--watch` while working, `--production` for the package.
import { readFile, rm, writeFile } from "node:fs/promises";
import { context, transform } from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const common = {
  outdir: "dist",
  bundle: true,
  minify: production,
  sourcemap: !production && "linked",
  metafile: true,
  legalComments: "none",
  logLevel: "info",
};

/**
 * Turns the modules of a split build into CommonJS: esbuild splits ES modules alone, and an extension host full of starting
 * extensions loads CommonJS without a pause (docs/decisions/0002).
 */
const commonJs = {
  name: "commonjs",
  setup(build) {
    build.onEnd(async ({ metafile, errors }) => {
      const scripts = errors.length > 0 ? [] : Object.keys(metafile.outputs).filter((path) => path.endsWith(".cjs"));
      await Promise.all(scripts.map(toCommonJs));
    });
  },
};

/** Modules of the SDKs that hold what nobody asks here: administration, agents, batches, uploads, helpers around a stream, credentials other than a key ... */
const unasked = [
  /[\\/]openai[\\/]resources[\\/](?!chat[\\/]|(completions|models|index|shared)\.mjs$).+\.mjs$/,
  /[\\/]openai[\\/]lib[\\/]\w*(Stream|Runner)\.mjs$/,
  /[\\/]openai[\\/].*[\\/](x509-)?workload-identity-auth\.mjs$/,
  /[\\/]@anthropic-ai[\\/]sdk[\\/]lib[\\/](MessageStream|credentials[\\/].+)\.mjs$/,
  /[\\/]openai[\\/]internal[\\/]uploads\.mjs$/,
  /[\\/]@anthropic-ai[\\/]sdk[\\/](resources[\\/]messages[\\/]batches|lib[\\/]internal[\\/]tracing[\\/]content)\.mjs$/,
  /[\\/]@anthropic-ai[\\/]sdk[\\/]tools[\\/].+\.mjs$/,
];

/**
 * Leaves them out of the bundle: the SDKs' clients import all of it, which is more than half of their code. What they export stays, as
 * empty classes and functions, so that the clients can be built.
 */
const sdksInParts = {
  name: "sdks-in-parts",
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/](openai|@anthropic-ai)[\\/].+\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const names = [...source.matchAll(/^export (?:async )?(\w+) (\w+)( = (?:async )?\()?/gm)];
      const empty = names.map(([, kind, name, isArrow]) =>
        kind === "function" || isArrow ? `export function ${name}() {}` : `export class ${name} {}`,
      );
      return unasked.some((module) => module.test(path)) && empty.length > 0
        ? { contents: empty.join("\n"), loader: "js" }
        : undefined;
    });
  },
};

async function toCommonJs(path) {
  const source = await readFile(path, "utf8");
  const { code } = await transform(source, {
    format: "cjs",
    platform: "node",
    target: "node22",
    minify: production,
    supported: { "dynamic-import": false },
  });
  await writeFile(path, code);
}

const node = { ...common, platform: "node", target: "node22", format: "esm", outExtension: { ".js": ".cjs" } };

const bundles = await Promise.all([
  context({
    ...node,
    entryPoints: {
      activate: "src/activate.ts",
      "embedded.worker": "src/model/embedded/worker.ts",
      "index.worker": "src/context/index/worker.ts",
      "checks.worker": "src/evidence/quick/worker.ts",
      "syntax.worker": "src/evidence/syntax/worker.ts",
      "shadow.guardian": "src/evidence/shadow/guardian.ts",
    },
    chunkNames: "part-[name]-[hash]",
    splitting: true,
    external: ["vscode"],
    plugins: [sdksInParts, commonJs],
  }),
  context({
    ...common,
    platform: "browser",
    target: "chrome138",
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    entryPoints: { panel: "src/webview/main.tsx" },
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
