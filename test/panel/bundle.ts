import { build } from "esbuild";
import { checkout } from "../vscode/checkout.ts";

/** The page's script and styles as they are shipped; the options are those of esbuild.js. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/** Bundles the page, minified, without writing it anywhere. */
export async function bundlePanel(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: checkout,
    outdir: "dist",
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    platform: "browser",
    target: "chrome138",
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    entryPoints: { panel: "src/webview/main.tsx" },
  });
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { script: text(".js"), style: text(".css") };
}
