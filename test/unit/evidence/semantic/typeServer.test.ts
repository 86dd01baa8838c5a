import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { getEventListeners } from "node:events";
import { join } from "node:path";
import { type FileErrors, startTypeServer, type TypeServer } from "../../../../src/evidence/semantic/index.ts";
import { findTypeServer } from "../../../../src/evidence/semantic/installed.ts";
import { servedVscode } from "../../../vscode/servedVscode.ts";
import { withFolder, write } from "../../files/temporaryFolder.ts";
import { never } from "../subjects.ts";
import { shop } from "./shop.ts";

type Options = Partial<Parameters<typeof startTypeServer>[0]>;

/** A server that does what a test says, in the place of the one that VS Code carries. */
const scripted = join("extensions", "node_modules", "typescript", "lib", "tsserver.js");

describe("TypeScript's server", () => {
  const started: TypeServer[] = [];
  const logged: string[] = [];
  let shared: TypeServer;

  async function start(options: Options = {}): Promise<TypeServer> {
    const server = startTypeServer({
      appRoot: await servedVscode(),
      log: (line) => logged.push(line),
      patience: 30_000,
      ...options,
    });
    started.push(server);
    return server;
  }

  before(async () => {
    shared = await start();
  });

  afterEach(() => {
    for (const server of started.splice(1)) {
      server.dispose();
    }
    logged.length = 0;
  });

  after(() => shared.dispose());

  /** What is said of each file, errors as `line: code`, when some of the shop's files become others. */
  async function said(
    changes: Readonly<Record<string, readonly [before: string | undefined, after: string | undefined]>>,
    { server = shared, disk = shop }: { server?: TypeServer; disk?: Record<string, string> } = {},
  ): Promise<unknown> {
    let result: unknown;
    await withFolder(disk, async (root) => {
      const files = Object.entries(changes).map(([path, [before, after]]) => ({
        path: join(root, path),
        folder: root,
        before,
        after,
      }));
      const errors = await server.errors({ files, unsaved: [] }, never);
      result = typeof errors === "string" ? errors : errors.map((each) => told(each, root));
    });
    return result;
  }

  function told(errors: FileErrors, root: string): unknown {
    const path = errors.path.slice(root.length + 1);
    if ("notTyped" in errors) {
      return [path, errors.notTyped];
    }
    const list = (when: "before" | "after") => errors[when].map(({ line, code }) => `${line}: ${code}`);
    return [path, list("before"), list("after")];
  }

  const order = shop["src/order.ts"];

  it("says what the compiler says of a text that nobody has written", async () => {
    const after = order.replace("cart.total()", "cart.sum()");
    assert.deepEqual(await said({ "src/order.ts": [order, after] }), [["src/order.ts", [], ["4: 2339"]]]);
  });

  it("says what it says of the text before, too", async () => {
    const before = order.replace("new Cart()", "new Cat()");
    const after = `${before}\nempty(1);\n`;
    assert.deepEqual(await said({ "src/order.ts": [before, after] }), [
      ["src/order.ts", ["8: 2552"], ["8: 2552", "11: 2554"]],
    ]);
  });

  it("sees a promise that is not awaited, with the hint beside it", async () => {
    await withFolder(shop, async (root) => {
      const after = order.replace("await load", "load");
      const file = { path: join(root, "src/order.ts"), folder: root, before: order, after };
      const errors = await shared.errors({ files: [file], unsaved: [] }, never);
      assert.ok(typeof errors !== "string" && errors[0] !== undefined && "after" in errors[0]);
      assert.deepEqual(
        errors[0].after.map(({ code, related }) => [code, related]),
        [[2339, [2773]]],
      );
    });
  });

  it("sees code that is never reached", async () => {
    const after = order.replace("  return cart.total();", "  return 1;\n  cart.total();");
    assert.deepEqual(await said({ "src/order.ts": [order, after] }), [["src/order.ts", [], ["5: 7027"]]]);
  });

  it("looks at several files as they would be together, new ones included", async () => {
    const after = `import { tax } from "./tax";\n${order}tax("a");\n`;
    const changes = {
      "src/tax.ts": [undefined, "export const tax = (n: number) => n;\n"],
      "src/order.ts": [order, after],
    };
    assert.deepEqual(await said(changes as never), [
      ["src/tax.ts", [], []],
      ["src/order.ts", [], ["11: 2345"]],
    ]);
  });

  it("looks at a new file that nothing imports by the rules of the project that it lies in", async () => {
    const text = 'import { load } from "../cart";\nexport const both = load().total();\nlet none: string = null;\n';
    assert.deepEqual(await said({ "src/late/both.ts": [undefined, text] }), [
      ["src/late/both.ts", [], ["1: 2554", "1: 2339", "2: 2322"]],
    ]);
  });

  it("tells what goes wrong in files that import a changed one", async () => {
    const cart = shop["src/cart.ts"];
    assert.deepEqual(await said({ "src/cart.ts": [cart, cart.replace("total()", "sum()")] }), [
      ["src/cart.ts", [], []],
      ["src/order.ts", [], ["4: 2339", "8: 2339"]],
    ]);
  });

  it("says of JavaScript that nothing checks that it was not looked at", async () => {
    const changes = { "src/plain.js": ["1;\n", "nothing();\n"] } as const;
    assert.deepEqual(await said(changes, { disk: { ...shop, "src/plain.js": "1;\n" } }), [
      ["src/plain.js", "noProject"],
    ]);
  });

  it("looks at JavaScript that asks for it", async () => {
    const options = JSON.stringify({ compilerOptions: { checkJs: true, target: "es2022", module: "esnext" } });
    const disk = { "jsconfig.json": options, "plain.js": "1;\n" };
    const changes = { "plain.js": ["1;\n", "Math.summ(1);\n"] } as const;
    assert.deepEqual(await said(changes, { disk }), [["plain.js", [], ["0: 2339"]]]);
  });

  it("says of a file in no project, and of one that says @ts-nocheck, that it was not looked at", async () => {
    const disk = { ...shop, "other/a.ts": "1;\n", "src/b.ts": "// @ts-nocheck\n" };
    const changes = {
      "other/a.ts": ["1;\n", "nothing();\n"],
      "src/b.ts": ["// @ts-nocheck\n", "// @ts-nocheck\nnothing();\n"],
    };
    assert.deepEqual(await said(changes as never, { disk }), [
      ["other/a.ts", "noProject"],
      ["src/b.ts", "noProject"],
    ]);
  });

  it("leaves a text alone that does not parse, and a file that is deleted", async () => {
    const changes = { "src/order.ts": [order, "f(;"], "src/cart.ts": [shop["src/cart.ts"], undefined] };
    assert.deepEqual(await said(changes as never), [
      ["src/order.ts", "unparsed"],
      ["src/cart.ts", "deleted"],
    ]);
  });

  it("holds a proposal against unsaved text of other files", async () => {
    await withFolder(shop, async (root) => {
      const cart = shop["src/cart.ts"].replace("total()", "sum()");
      const after = order.replace("total()", "sum()");
      const files = [{ path: join(root, "src/order.ts"), folder: root, before: order, after }];
      const unsaved = [{ path: join(root, "src/cart.ts"), folder: root, text: cart }];
      const errors = await shared.errors({ files, unsaved }, never);
      assert.deepEqual(typeof errors !== "string" && told(errors[0]!, root), [
        "src/order.ts",
        ["4: 2339", "8: 2339"],
        ["8: 2339"],
      ]);
    });
  });

  it("forgets a proposal's texts when the next one comes, and sees what was written meanwhile", async () => {
    await withFolder(shop, async (root) => {
      const at = (path: string) => ({ path: join(root, path), folder: root });
      const cart = shop["src/cart.ts"];
      const errors = async (path: string, before: string, after: string) => {
        const all = await shared.errors({ files: [{ ...at(path), before, after }], unsaved: [] }, never);
        return typeof all === "string" ? all : told(all[0]!, root);
      };
      await errors("src/cart.ts", cart, "export {};\n");
      assert.deepEqual(await errors("src/order.ts", order, `${order}\n`), ["src/order.ts", [], []]);
    });
  });

  it("answers one proposal after the other when two come at once", async () => {
    const [one, other] = await Promise.all([
      said({ "src/order.ts": [order, order.replace("cart.total()", "cart.sum()")] }),
      said({ "src/order.ts": [order, order.replace("load(id)", "load()")] }),
    ]);
    assert.deepEqual([one, other], [[["src/order.ts", [], ["4: 2339"]]], [["src/order.ts", [], ["3: 2554"]]]]);
  });

  it("throws what the signal aborts with, answers the next proposal, and leaves no listener", async () => {
    const controller = new AbortController();
    await withFolder(shop, async (root) => {
      const files = [{ path: join(root, "src/order.ts"), folder: root, before: order, after: `${order}x();\n` }];
      const running = shared.errors({ files, unsaved: [] }, controller.signal);
      setTimeout(() => controller.abort(new Error("enough")), 5);
      await assert.rejects(running, /enough/);
      await assert.rejects(shared.errors({ files, unsaved: [] }, AbortSignal.abort(new Error("no"))), /no/);
      const next = await shared.errors({ files, unsaved: [] }, never);
      assert.deepEqual(typeof next !== "string" && told(next[0]!, root), ["src/order.ts", [], ["10: 2304"]]);
    });
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });

  it("says that there is no server in a VS Code without TypeScript", async () => {
    await withFolder({}, async (appRoot) => {
      assert.equal(await said({ "src/order.ts": [order, ""] }, { server: await start({ appRoot }) }), "noServer");
    });
  });

  it("says that it is not ready where the project takes longer than one waits, and goes on", async () => {
    const server = await start({ patience: 1 });
    assert.equal(await said({ "src/order.ts": [order, `${order}\n`] }, { server }), "notReady");
    assert.equal(processesOf(await servedVscode()).length, 2);
  });

  it("is killed where it does not answer in time", async () => {
    await withFolder({ [scripted]: "setInterval(() => {}, 1000);" }, async (appRoot) => {
      const server = await start({ appRoot, longestAnswer: 200 });
      assert.equal(await said({ "src/order.ts": [order, ""] }, { server }), "notReady");
      await gone(appRoot);
    });
  });

  it("is started once more where it dies, and is left dead where it dies again and again", async () => {
    await withFolder({ [scripted]: "process.exit(1);" }, async (appRoot) => {
      const server = await start({ appRoot });
      assert.equal(await said({ "src/order.ts": [order, ""] }, { server }), "failed");
      assert.match(logged.join("\n"), /has ended/);
      assert.equal(await said({ "src/order.ts": [order, ""] }, { server }), "failed");
      assert.match(logged.join("\n"), /died too often/);
    });
  });

  it("answers on after its process was killed from outside", async () => {
    const server = await start();
    const changes = { "src/order.ts": [order, order.replace("total", "totl")] } as const;
    await said(changes, { server });
    process.kill(processesOf(await servedVscode()).at(-1)!, "SIGKILL");
    assert.deepEqual(await said(changes, { server }), [["src/order.ts", [], ["4: 2551"]]]);
  });

  it("fails where the answers have a form that is not known", async () => {
    const script = `process.on("message", ({ seq, command }) => process.send({
      type: "response", request_seq: seq, success: true,
      body: command === "projectInfo" ? { configFileName: "/tsconfig.json" } : 1,
    }));`;
    await withFolder({ [scripted]: script }, async (appRoot) => {
      const server = await start({ appRoot });
      assert.equal(await said({ "src/order.ts": [order, ""] }, { server }), "failed");
      assert.match(logged.join("\n"), /form that is not known/);
    });
  });

  it("leaves no process when it is disposed of, idle or at work", async () => {
    const before = processesOf(await servedVscode()).length;
    const idle = await start({ idle: 1 });
    await said({ "src/order.ts": [order, `${order}\n`] }, { server: idle });
    const working = await start();
    const running = said({ "src/order.ts": [order, `${order}\n`] }, { server: working });
    await new Promise((resolve) => setTimeout(resolve, 50));
    working.dispose();
    assert.equal(await running, "failed");
    await until(async () => processesOf(await servedVscode()).length === before);
  });
});

describe("finding the TypeScript that VS Code carries", () => {
  it("gives the path of its server", async () => {
    await withFolder({}, async (root) => {
      assert.equal(await findTypeServer(root), undefined);
      await write(root, { [scripted]: "" });
      assert.equal(await findTypeServer(root), join(root, scripted));
    });
  });
});

/** Ids of this process's own children that are a server out of a folder, the oldest first. */
function processesOf(folder: string): readonly number[] {
  return execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(
      ([, , parent, args = ""]) =>
        Number(parent) === process.pid && args.includes(folder) && !args.includes("<defunct>"),
    )
    .map(([, pid]) => Number(pid));
}

async function gone(folder: string): Promise<void> {
  await until(async () => processesOf(folder).length === 0);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
