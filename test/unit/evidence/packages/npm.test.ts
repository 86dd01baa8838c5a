import assert from "node:assert/strict";
import fc from "fast-check";
import { readManifest } from "../../../../src/evidence/checks/packages/npm/manifest.ts";
import { changed, noKnowledge } from "../subjects.ts";
import { check, created, found, workspaceOf } from "./workspaces.ts";

const manifest = {
  name: "shop",
  dependencies: { react: "19", "@acme/cart": "1", "not-there": "1" },
  devDependencies: { "@types/estree": "1" },
  peerDependencies: { vue: "3" },
  engines: { vscode: "^1.103.0" },
};
const shop = {
  "package.json": JSON.stringify(manifest),
  "package-lock.json": "{}",
  "src/cart.ts": "",
  "src/prices/index.ts": "",
  "src/view.tsx": "",
  "src/data.json": "",
  "src/cart.test.ts": "",
  "node_modules/react/package.json": "{}",
  "node_modules/@acme/cart/package.json": "{}",
  "node_modules/@types/estree/package.json": "{}",
  "node_modules/scheduler/package.json": "{}",
};

/** What is found in a file of `src` that a proposal creates. */
function foundIn(text: string, files: Readonly<Record<string, string>> = shop): Promise<readonly string[]> {
  return found(workspaceOf(files), created("src/new.ts", "typescript", text));
}

describe("checking what JavaScript and TypeScript import", () => {
  const fine: readonly [what: string, name: string][] = [
    ["a declared package", "react"],
    ["a path in a declared package", "react/jsx-runtime"],
    ["a package with a scope", "@acme/cart/total.js"],
    ["a package that has types alone", "estree"],
    ["a package that its user brings", "vue"],
    ["the host that it runs in", "vscode"],
    ["the package itself", "shop/cart"],
    ["a module of Node", "fs"],
    ["a module of Node by its full name", "node:fs/promises"],
    ["a file with its ending", "./data.json"],
    ["a file without its ending", "./cart"],
    ["a TypeScript file by the name of what is made of it", "./cart.js"],
    ["a folder with an index", "./prices"],
    ["a file above", "../src/view"],
    ["a file with a query", "./data.json?raw"],
    ["its own folder", "."],
  ];
  for (const [what, name] of fine) {
    it(`lets ${what} pass`, async () => {
      assert.deepEqual(await foundIn(`import "${name}";`), []);
    });
  }

  const wrong: readonly [what: string, name: string, expected: string][] = [
    ["a package that is nowhere", "leftpad-x", "problem: leftpad-x not in package.json, not installed"],
    ["a slip", "raect", "problem: raect not in package.json, not installed, like react"],
    [
      "a slip of a package that is used much",
      "lodahs",
      "problem: lodahs not in package.json, not installed, like lodash",
    ],
    ["other separators", "acme-cart", "problem: acme-cart not in package.json, not installed, like @acme/cart"],
    ["a package that only another one brings", "scheduler", "doubt: scheduler not in package.json, installed"],
    ["a declared package that was not installed", "not-there", "doubt: not-there in package.json, not installed"],
    ["a slip of a module of Node", "node:fs/promisse", "problem: no module node:fs/promisse, like node:fs/promises"],
    ["a module that Node has not", "node:leftpad", "doubt: no module node:leftpad"],
    ["a file that is not there", "./carts.ts", "problem: no file ./carts.ts"],
    ["a file without its ending that is not there", "./prise", "problem: no file ./prise"],
    ["a file in a folder that is not there", "./lost/cart.js", "problem: no file ./lost/cart.js"],
    ["a file that has only a test", "./view.test", "problem: no file ./view.test"],
    ["a file that a build may still write", "../dist/cart.js", "doubt: no file ../dist/cart.js"],
  ];
  for (const [what, name, expected] of wrong) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await foundIn(`import "${name}";`), [expected]);
    });
  }

  it("says at which hunk and line", async () => {
    const file = changed(' const a = 1;\n+const b = 2;\n+import "lodahs";\n const c = 3;');
    const { findings } = await check(workspaceOf(shop), file);
    assert.deepEqual(findings[0]?.place, { hunk: "h1", path: "src/cart.ts", line: 2 });
  });

  it("leaves alone what the file imports already", async () => {
    const diff = ' import "gone";\n-import "lost";\n+import "lost"; // again\n+import "gone";';
    assert.deepEqual(await found(workspaceOf(shop), changed(diff)), []);
  });

  it("says of a file outside of the workspace that it was not looked at", async () => {
    const file = created("/elsewhere/a.ts", "typescript", 'import "leftpad-x"; import "./b";');
    const { findings, unseen } = await check(workspaceOf(shop), file);
    assert.deepEqual({ findings, unseen }, { findings: [], unseen: ["leftpad-x", "./b"] });
  });

  it("does not look for what a file without a place imports by its path", async () => {
    const file = changed('+import "./b";', "typescript", "Untitled-1");
    assert.deepEqual((await check(workspaceOf(shop), file)).unseen, ["./b"]);
  });

  it("tells a package once for a file", async () => {
    assert.equal((await foundIn('import "raect/a";\nimport "raect/b";')).length, 1);
  });

  it("leaves alone what may be missing", async () => {
    assert.deepEqual(await foundIn('try {\n  require("fast-extra");\n} catch {}'), []);
  });

  it("lets a file of the same proposal pass", async () => {
    const files = [
      created("src/a.ts", "typescript", 'import "./deep/b.js";'),
      created("src/deep/b.ts", "typescript", 'import "../a.js";'),
    ];
    assert.deepEqual(await found(workspaceOf(shop), ...files), []);
  });

  it("finds the import of a file that the proposal deletes", async () => {
    const gone = { ...changed("-a\n-b", "typescript", "src/cart.ts"), after: undefined };
    assert.deepEqual(await found(workspaceOf(shop), gone, created("src/a.ts", "typescript", 'import "./cart.js";')), [
      "problem: no file ./cart.js",
    ]);
  });

  it("lets a package pass that the proposal declares", async () => {
    const text = JSON.stringify({ dependencies: { "leftpad-x": "1" } });
    const declared = { ...created("package.json", "json", text), before: "{}" };
    assert.deepEqual(await found(workspaceOf(shop), created("a.ts", "typescript", 'import "leftpad-x"'), declared), []);
  });

  it("looks in the manifests of all folders above", async () => {
    const web = {
      "apps/web/package.json": '{"dependencies":{"preact":"10"}}',
      "apps/web/node_modules/preact/a.js": "",
    };
    const nested = { ...shop, ...web };
    const file = created("apps/web/src/a.ts", "typescript", 'import "preact"; import "react"; import "raect";');
    assert.deepEqual(await found(workspaceOf(nested), file), [
      "problem: raect not in apps/web/package.json, not installed, like react",
    ]);
  });

  it("tells slips alone where manifests may lie above what is open", async () => {
    const { "package-lock.json": _, ...part } = shop;
    const file = created("src/new.ts", "typescript", 'import "not-there"; import "raect"; import "leftpad-x";');
    assert.deepEqual(await found(workspaceOf(part), file), ["doubt: raect not in package.json, like react"]);
    assert.deepEqual((await check(workspaceOf(part), file)).unseen, ["leftpad-x"]);
  });

  it("says nothing of what is installed where nothing is", async () => {
    const fresh = { "package.json": shop["package.json"], ".git/config": "" };
    assert.deepEqual(await foundIn('import "react"; import "leftpad-x";', fresh), [
      "doubt: leftpad-x not in package.json",
    ]);
  });

  const silent: readonly [what: string, name: string, files: Readonly<Record<string, string>>][] = [
    ["a name with another scheme", "virtual:pages", {}],
    ["a name of the manifest's own imports", "#cart", {}],
    ["a name that is no package's", "@/cart", {}],
    [
      "a path of TypeScript's settings",
      "app/cart",
      { "tsconfig.json": '{ // ours\n "compilerOptions": { "paths": { "app/*": ["./src/*"], }, } }' },
    ],
    ["a folder in TypeScript's base", "prices/all", { "tsconfig.json": '{"compilerOptions":{"baseUrl":"src"}}' }],
    ["a name that a build's configuration mentions", "app/cart", { "vite.config.ts": 'alias: { app: "/src" }' }],
  ];
  for (const [what, name, files] of silent) {
    it(`says of ${what} that it was not looked at`, async () => {
      const file = created("src/new.ts", "typescript", `import "${name}";`);
      const { findings, unseen } = await check(workspaceOf({ ...shop, ...files }), file);
      assert.deepEqual({ findings, unseen }, { findings: [], unseen: [name] });
    });
  }

  it("looks for a name of the package's own files in its manifest", async () => {
    const imports = { ...shop, "package.json": '{"imports":{"#cart":"./src/cart.ts","#lib/*":"./src/*"}}' };
    const file = created("src/new.ts", "typescript", 'import "#cart"; import "#lib/cart.ts"; import "#crat";');
    const { findings, unseen } = await check(workspaceOf(imports), file);
    assert.deepEqual(
      [findings.map((finding) => "name" in finding && finding.name), unseen],
      [["#crat"], ["#lib/cart.ts"]],
    );
  });

  const roots: readonly [of: string, files: Readonly<Record<string, string>>][] = [
    ["npm", { "package.json": '{"workspaces":["packages/*"]}' }],
    ["Yarn", { "package.json": '{"workspaces":{"packages":["packages/**"]}}' }],
    ["pnpm", { "package.json": "{}", "pnpm-workspace.yaml": "packages:\n  - 'packages/*'\n" }],
  ];
  for (const [of, files] of roots) {
    it(`lets a package of the same repository pass, as ${of} names it`, async () => {
      const members = {
        "packages/a/package.json": '{"name":"@shop/a"}',
        "packages/b/package.json": '{"name":"@shop/b"}',
      };
      const file = created("packages/a/src/x.ts", "typescript", 'import "@shop/b";');
      assert.deepEqual(await found(workspaceOf({ ...shop, ...members, ...files }), file), []);
    });
  }

  it("did not check where no manifest can be read", async () => {
    const file = created("src/new.ts", "typescript", 'import "react";');
    for (const knowledge of [noKnowledge, workspaceOf({}), workspaceOf({ "package.json": '{"dependencies": {' })]) {
      const { outcome, reason, unseen } = await check(knowledge, file);
      assert.deepEqual(
        { outcome, reason, unseen },
        { outcome: "notChecked", reason: "noKnowledge", unseen: ["react"] },
      );
    }
  });

  it("passes a file that imports nothing", async () => {
    const { outcome, seen } = await check(noKnowledge, created("src/new.ts", "typescript", "let a;"));
    assert.deepEqual({ outcome, seen }, { outcome: "passed", seen: ["src/new.ts"] });
  });

  it("has nothing to check in other languages", async () => {
    const { outcome, reason } = await check(noKnowledge, created("a.css", "css", '@import "a";'));
    assert.deepEqual({ outcome, reason }, { outcome: "notChecked", reason: "nothingToCheck" });
  });

  it("doubts a newly declared package that looks like one that is used far more", async () => {
    const text = '{\n  "dependencies": {\n    "expresss": "4",\n    "express": "4",\n    "cart": "1"\n  }\n}';
    const file = { ...created("package.json", "json", text), before: "{}" };
    const { findings } = await check(workspaceOf({}), file);
    const place = { hunk: "h1", path: "package.json", line: 2 };
    assert.deepEqual(findings, [{ kind: "lookAlike", name: "expresss", like: "express", severity: "doubt", place }]);
  });
});

describe("reading a package.json", () => {
  it("never throws", () => {
    const half = JSON.stringify(manifest);
    fc.assert(fc.property(fc.nat(half.length), (end) => void readManifest(half.slice(0, end))));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readManifest(text)));
  });
});
