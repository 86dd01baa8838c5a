import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CheckCommand } from "../../../../src/evidence/shadow/checkCommands.ts";
import { isGood } from "../../../../src/evidence/shadow/commandRun.ts";
import { runInShadow, type ShadowOptions } from "../../../../src/evidence/shadow/shadowRun.ts";
import { withFolder } from "../../files/temporaryFolder.ts";

const never = new AbortController().signal;
const guardian = new URL("../../../../src/evidence/shadow/guardian.ts", import.meta.url);

/** A command that runs a script with Node in the copy. */
function script(code: string, kind: CheckCommand["kind"] = "test"): CheckCommand {
  return { kind, words: [process.execPath, "-e", code], from: "package.json" };
}

const test = script(`
  import("./total.mjs").then(({ total }) => {
    const isRight = total([1, 2]) === 3;
    console.log(isRight ? "# pass 1" : "# pass 0");
    console.log(isRight ? "# fail 0" : "not ok 1 - adds up\\n# fail 1");
    process.exit(isRight ? 0 : 1);
  });
`);
const right = "export const total = (all) => all.reduce((sum, one) => sum + one, 0);\n";
const wrong = "export const total = (all) => all.length;\n";

function options(root: string, some: Partial<ShadowOptions> = {}): ShadowOptions {
  return { root, edits: [], present: [], commands: [test], milliseconds: 20_000, guardian, ...some };
}

/** Copies that are there, and processes that run in one. */
function leftovers(): { readonly folders: readonly string[]; readonly processes: readonly string[] } {
  const processes = readdirSync("/proc").filter((entry) => {
    try {
      return /^\d+$/.test(entry) && readlinkSync(`/proc/${entry}/cwd`).includes("caveat-shadow-");
    } catch {
      return false;
    }
  });
  return { folders: readdirSync(tmpdir()).filter((name) => name.startsWith("caveat-shadow-")), processes };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await sleep(20);
  }
}

async function inProject(text: string, work: (root: string) => Promise<void>): Promise<void> {
  await withFolder({ "total.mjs": text }, async (root) => {
    await work(root);
    assert.equal(readFileSync(join(root, "total.mjs"), "utf8"), text);
    assert.deepEqual(readdirSync(root), ["total.mjs"]);
  });
}

describe("a run in a shadow copy", () => {
  afterEach(() => assert.deepEqual(leftovers(), { folders: [], processes: [] }));

  it("names files in what a command printed by their paths in the project", async () => {
    await inProject(right, async (root) => {
      const printing = script("console.log(require('node:path').resolve('total.mjs') + ':3'); process.exit(1)");
      const [result] = await runInShadow(options(root, { commands: [printing] }), never);
      assert.equal(result?.changed.output, "total.mjs:3\n");
    });
  });

  it("runs a project's own commands with the proposal in place, and leaves the project as it is", async () => {
    await inProject(wrong, async (root) => {
      const [result] = await runInShadow(options(root, { edits: [{ path: "total.mjs", text: right }] }), never);
      assert.deepEqual(result?.changed.tests, { passed: 1, failed: 0, failures: [] });
      assert.equal(result?.present, undefined);
    });
  });

  it("runs what fails once more without the proposal, to tell whether it failed before", async () => {
    await inProject(right, async (root) => {
      const edits = [{ path: "total.mjs", text: wrong }];
      const present = [{ path: "total.mjs", text: right }];
      const [result] = await runInShadow(options(root, { edits, present }), never);
      assert.deepEqual(result?.changed.tests, { passed: 0, failed: 1, failures: ["adds up"] });
      assert.deepEqual(result?.present?.tests, { passed: 1, failed: 0, failures: [] });
    });
  });

  it("makes new files, and takes away those that the proposal takes away", async () => {
    await inProject(right, async (root) => {
      const look = script(`console.log(require("fs").readdirSync(".").join())`, "build");
      const edits = [
        { path: "new/deep.txt", text: "" },
        { path: "total.mjs", text: undefined },
      ];
      const [result] = await runInShadow(options(root, { edits, commands: [look] }), never);
      assert.equal(result?.changed.output, "new\n");
    });
  });

  it("writes nothing outside of the copy, wherever a path leads", async () => {
    await inProject(right, async (root) => {
      const edits = [{ path: "../outside.txt", text: "" }];
      await assert.rejects(runInShadow(options(root, { edits }), never), /lies outside the project/);
    });
  });

  it("copies neither keys nor what is ignored, and hands no secret of the environment on", async () => {
    const files = { ".gitignore": "private\n", "private/notes.txt": "", ".env": "A=1" };
    await withFolder(files, async (root) => {
      Object.assign(process.env, { SHOP_API_KEY: "sesame" });
      const look = script(
        `console.log(require("fs").readdirSync(".").join(), "SHOP_API_KEY" in process.env, "ELECTRON_RUN_AS_NODE" in process.env)`,
      );
      const [result] = await runInShadow(options(root, { commands: [look] }), never);
      Reflect.deleteProperty(process.env, "SHOP_API_KEY");
      assert.equal(result?.changed.output, ".gitignore false false\n");
    });
  });

  it("finds the packages that are installed, and keeps what tools write beside them out of the project", async () => {
    const files = {
      ".gitignore": "node_modules\n",
      "node_modules/sum/index.js": "module.exports = 3;",
      "packages/own/index.js": "module.exports = require('fs').realpathSync(__dirname);",
    };
    await withFolder(files, async (root) => {
      await mkdir(join(root, "node_modules/@shop"));
      await symlink("../../packages/own", join(root, "node_modules/@shop/own"));
      const look = script(`
        require("fs").writeFileSync("node_modules/.cache", "");
        console.log(require("sum"), require("@shop/own").includes("caveat-shadow-"));
      `);
      const [result] = await runInShadow(options(root, { commands: [look] }), never);
      assert.equal(result?.changed.output, "3 true\n");
      assert.equal(existsSync(join(root, "node_modules/.cache")), false);
    });
  });

  it("ends a command that takes too long, and says so", async () => {
    await inProject(right, async (root) => {
      const commands = [script("setInterval(() => {}, 1000)")];
      const [result] = await runInShadow(options(root, { commands, milliseconds: 300 }), never);
      assert.deepEqual(result?.changed.end, { how: "timedOut" });
    });
  });

  it("does not say of a command that crashes that it took too long", async () => {
    await inProject(right, async (root) => {
      const commands = [script("process.kill(process.pid, 'SIGKILL')")];
      const [result] = await runInShadow(options(root, { commands }), never);
      assert.deepEqual(result?.changed.end, { how: "exited", code: 1 });
    });
  });

  it("says that a program is not there", async () => {
    await inProject(right, async (root) => {
      const commands: CheckCommand[] = [{ kind: "test", words: ["no-such-program"], from: "Makefile" }];
      const [result] = await runInShadow(options(root, { commands }), never);
      assert.equal(result?.changed.end.how, "notStarted");
    });
  });

  const stays = `
    const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "inherit" });
    child.unref();
  `;

  it("ends what a command left running in a process group of its own", async () => {
    await inProject(right, async (root) => {
      const [result] = await runInShadow(options(root, { commands: [script(`${stays} console.log("done")`)] }), never);
      assert.deepEqual(result && [isGood(result.changed), result.changed.output], [true, "done\n"]);
    });
  });

  it("does not end a command while it tidies up after the one before", async () => {
    await inProject(right, async (root) => {
      const leaves = script(stays.replace('"inherit"', '"ignore"'));
      const waits = script("setTimeout(() => {}, 300)");
      const [, result] = await runInShadow(options(root, { commands: [leaves, waits] }), never);
      assert.deepEqual(result?.changed.end, { how: "exited", code: 0 });
    });
  });

  it("leaves nothing when it is cancelled", async () => {
    await inProject(right, async (root) => {
      const controller = new AbortController();
      const commands = [script(`${stays} setInterval(() => {}, 1000); console.log("started")`)];
      const run = runInShadow(options(root, { commands, onOutput: () => controller.abort() }), controller.signal);
      await assert.rejects(run, { name: "AbortError" });
    });
  });

  it("leaves nothing when the process that guards it is killed", async () => {
    await inProject(right, async (root) => {
      const commands = [script(`${stays} console.log(process.ppid); setInterval(() => {}, 1000)`)];
      const onOutput: ShadowOptions["onOutput"] = (_, text) => process.kill(Number(text), "SIGKILL");
      const [result] = await runInShadow(options(root, { commands, onOutput }), never);
      assert.equal(result?.changed.end.how, "notStarted");
    });
  });

  it("leaves nothing when the editor itself is killed", async () => {
    await inProject(right, async (root) => {
      const commands = [script(`${stays} console.log("started"); setInterval(() => {}, 1000)`)];
      const source = `
        const { runInShadow } = await import(${JSON.stringify(new URL("../../../../src/evidence/shadow/shadowRun.ts", import.meta.url).href)});
        const onOutput = () => console.log("started");
        await runInShadow({ ...${JSON.stringify(options(root, { commands }))}, guardian: new URL(${JSON.stringify(guardian.href)}), onOutput }, new AbortController().signal);
      `;
      const editor = spawn(process.execPath, ["--input-type=module", "-e", source], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(editor.stdout, "data");
      assert.equal(leftovers().folders.length, 1);
      editor.kill("SIGKILL");
      await until(() => leftovers().folders.length === 0 && leftovers().processes.length === 0);
    });
  });

  const shop = {
    "package.json": JSON.stringify({ type: "module", scripts: { test: "node --test" } }),
    "age.js": "export function isOld(age) {\n  return age > 17;\n}\n",
    "test/old.test.js": `
      import { equal } from "node:assert/strict";
      import { test } from "node:test";
      import { isOld } from "../age.js";
      test("old", () => equal(isOld(18), true));
      test("young", () => equal(isOld(17), false));
    `,
  };
  const npm: CheckCommand = { kind: "test", words: ["npm", "run", "test"], from: "package.json" };

  /** What a proposal's tests notice, where others notice every fault. */
  async function noticed(body: string, some: Partial<ShadowOptions> = {}, signal = never): Promise<string> {
    let told = "";
    await withFolder(shop, async (root) => {
      const text = `import { test } from "node:test";\nimport { isOld } from "../age.js";\n${body}\n`;
      const edits = [{ path: "test/new.test.js", text }];
      const [result] = await runInShadow(options(root, { edits, commands: [npm], ...some }), signal);
      const { tried, killed, missed } = result!.mutants!;
      const places = missed.map(({ path, line, from, to }) => `${path}:${line + 1} ${from} -> ${to}`);
      told = [`${killed} of ${tried}`, ...places].join(", ");
      assert.equal(readFileSync(join(root, "age.js"), "utf8"), shop["age.js"]);
    });
    return told;
  }

  it("says which faults in the code they test a proposal's own tests do not notice", async () => {
    const told = await noticed('test("is old", () => { if (isOld(40) !== true) throw new Error(); });');
    assert.equal(told, "1 of 2, age.js:2 > -> >=");
  });

  it("says that tests notice none of them", async () => {
    const told = await noticed('test("runs", () => { isOld(40); });');
    assert.equal(told, "0 of 2, age.js:2 age > 17 -> undefined, age.js:2 > -> >=");
  });

  it("leaves nothing when it is cancelled while a fault is in place", async () => {
    const controller = new AbortController();
    let runs = 0;
    const onStart = () => {
      runs++;
      if (runs === 3) {
        controller.abort();
      }
    };
    await assert.rejects(noticed('test("runs", () => { isOld(40); });', { onStart }, controller.signal), {
      name: "AbortError",
    });
  });

  it("puts no faults into code for a proposal without tests", async () => {
    await withFolder(shop, async (root) => {
      const edits = [{ path: "age.js", text: shop["age.js"] }];
      const [result] = await runInShadow(options(root, { edits, commands: [npm] }), never);
      assert.deepEqual([result?.changed.tests?.passed, result?.mutants], [2, undefined]);
    });
  });
});
