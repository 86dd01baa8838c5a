import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Syntax } from "../../../../src/evidence/syntax/index.ts";
import { findTreeSitter } from "../../../../src/evidence/syntax/installed.ts";
import { servedVscode } from "../../../vscode/servedVscode.ts";
import { withFolder } from "../../files/temporaryFolder.ts";
import { never } from "../subjects.ts";
import { shippedSyntax } from "./shipped.ts";

const wasm = join("@vscode", "tree-sitter-wasm", "wasm");

describe("the syntax port", () => {
  const started: Syntax[] = [];
  const logged: string[] = [];

  async function start(options: Parameters<typeof shippedSyntax>[0] = {}): Promise<Syntax> {
    const syntax = await shippedSyntax({ log: (line) => logged.push(line), ...options });
    started.push(syntax);
    return syntax;
  }

  afterEach(() => {
    for (const syntax of started.splice(0)) {
      syntax.dispose();
    }
    logged.length = 0;
  });

  it("gives a text's errors with their lines and what is near", async () => {
    const syntax = await start();
    const errors = await syntax.errors("a();\nf(b;\n", "typescript", never);
    assert.deepEqual(errors, [{ line: 1, endLine: 1, near: "f(b", missing: ")" }]);
  });

  it("throws what the signal aborts with, before and while a text is read", async () => {
    const syntax = await start();
    const controller = new AbortController();
    const running = syntax.errors("a(".repeat(400_000), "typescript", controller.signal);
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await assert.rejects(running, /enough/);
    await assert.rejects(syntax.errors("a", "typescript", AbortSignal.abort(new Error("no"))), /no/);
  });

  it("reads the next text after one that was cancelled", async () => {
    const syntax = await start();
    const controller = new AbortController();
    const cancelled = syntax.errors("a(".repeat(400_000), "typescript", controller.signal);
    const next = syntax.errors("a()", "typescript", never);
    controller.abort();
    await assert.rejects(cancelled);
    assert.deepEqual(await next, []);
  });

  it("leaves no listener on the signal", async () => {
    const syntax = await start();
    const { signal } = new AbortController();
    await syntax.errors("a()", "typescript", signal);
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("reads on after its thread ended for want of texts", async () => {
    const syntax = await start({ idle: 1 });
    await syntax.errors("a()", "typescript", never);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(await syntax.errors("b()", "typescript", never), []);
  });

  it("fails each text of which its thread dies, and after three deaths all at once", async () => {
    const syntax = await start({ workerUrl: new URL("dyingWorker.ts", import.meta.url) });
    const answers = await Promise.all(["a", "b", "c", "d"].map((text) => syntax.errors(text, "go", never)));
    assert.deepEqual(answers, ["failed", "failed", "failed", "failed"]);
    assert.equal(logged.filter((line) => line.includes("fault")).length, 3);
  });

  it("fails a text that is being read when it is disposed of", async () => {
    const syntax = await start();
    const running = syntax.errors("a()", "typescript", never);
    syntax.dispose();
    assert.equal(await running, "failed");
  });

  it("says that there is no grammar in a VS Code without tree-sitter, and logs it once", async () => {
    await withFolder({}, async (appRoot) => {
      const syntax = await start({ appRoot });
      assert.equal(await syntax.errors("a", "typescript", never), "noGrammar");
      assert.equal(await syntax.errors("a", "typescript", never), "noGrammar");
      assert.equal(logged.length, 1);
    });
  });

  it("says that there is no grammar where VS Code carries the runtime without it", async () => {
    await withFolder(await runtimeIn("node_modules"), async (appRoot) => {
      const syntax = await start({ appRoot });
      assert.equal(await syntax.errors("a", "typescript", never), "noGrammar");
    });
  });

  it("fails and logs where the runtime is not what it was made for", async () => {
    const files = {
      [join("node_modules", wasm, "tree-sitter.js")]: "",
      [join("node_modules", wasm, "tree-sitter.wasm")]: "",
    };
    await withFolder(files, async (appRoot) => {
      const syntax = await start({ appRoot });
      assert.equal(await syntax.errors("a", "typescript", never), "failed");
      assert.match(logged.join(), /could not be checked/);
    });
  });
});

describe("finding VS Code's tree-sitter", () => {
  const js = join(wasm, "tree-sitter.js");
  const wasmFile = join(wasm, "tree-sitter.wasm");
  const rows: readonly [name: string, files: readonly string[], expected: readonly [string, string] | undefined][] = [
    [
      "in its packages' folder",
      [join("node_modules", js), join("node_modules", wasmFile)],
      ["node_modules", "node_modules"],
    ],
    [
      "with the script in the archive and the grammars beside it",
      [join("node_modules.asar", js), join("node_modules.asar.unpacked", wasmFile)],
      ["node_modules.asar", "node_modules.asar.unpacked"],
    ],
    ["not at all where the grammars are missing", [join("node_modules", js)], undefined],
  ];
  for (const [name, paths, expected] of rows) {
    it(name, async () => {
      await withFolder(Object.fromEntries(paths.map((path) => [path, ""])), async (root) => {
        const [runtimeIn, wasmIn] = expected ?? [];
        const found = expected && { runtime: join(root, runtimeIn!, js), wasmFolder: join(root, wasmIn!, wasm) };
        assert.deepEqual(await findTreeSitter(root), found);
      });
    });
  }
});

/** The shipped runtime without any grammar. */
async function runtimeIn(folder: string): Promise<Record<string, Uint8Array>> {
  const shipped = join(await servedVscode(), "node_modules", wasm);
  const names = ["tree-sitter.js", "tree-sitter.wasm"];
  const files = await Promise.all(
    names.map(async (name) => [join(folder, wasm, name), await readFile(join(shipped, name))] as const),
  );
  return Object.fromEntries(files);
}
