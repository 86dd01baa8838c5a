import assert from "node:assert/strict";
import fc from "fast-check";
import { checkCommandsOf } from "../../../../src/evidence/shadow/checkCommands.ts";

function commandsOf(files: Readonly<Record<string, string>>): readonly string[] {
  return checkCommandsOf((name) => files[name]).map(({ kind, words, from }) => `${kind}: ${words.join(" ")} (${from})`);
}

function manifest(scripts: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({ scripts, ...more });
}

describe("a project's own commands", () => {
  it("are its scripts, the quick ones first", () => {
    const scripts = { test: "mocha", build: "esbuild", lint: "biome check", typecheck: "tsc" };
    assert.deepEqual(commandsOf({ "package.json": manifest(scripts) }), [
      "types: npm run typecheck (package.json)",
      "lint: npm run lint (package.json)",
      "build: npm run build (package.json)",
      "test: npm run test (package.json)",
    ]);
  });

  it("are run by the manager that the project states, or has a lock file of", () => {
    const scripts = { test: "mocha" };
    const stated = { "package.json": manifest(scripts, { packageManager: "pnpm@10.0.0" }), "yarn.lock": "" };
    assert.deepEqual(commandsOf(stated), ["test: pnpm run test (package.json)"]);
    const locked = { "package.json": manifest(scripts), "yarn.lock": "" };
    assert.deepEqual(commandsOf(locked), ["test: yarn run test (package.json)"]);
  });

  it("check types with the compiler where no script does", () => {
    const files = { "package.json": manifest({}, { devDependencies: { typescript: "^6" } }), "tsconfig.json": "{}" };
    assert.deepEqual(commandsOf(files), ["types: node_modules/.bin/tsc --noEmit -p . (tsconfig.json)"]);
  });

  it("are not what a new package is given in place of a test", () => {
    const scripts = { test: 'echo "Error: no test specified" && exit 1' };
    assert.deepEqual(commandsOf({ "package.json": manifest(scripts) }), []);
  });

  it("are those of the language, where it has them", () => {
    assert.deepEqual(commandsOf({ "go.mod": "" }), ["types: go vet ./... (go.mod)", "test: go test -v ./... (go.mod)"]);
    assert.deepEqual(commandsOf({ "Cargo.toml": "" }), [
      "types: cargo check --offline --all-targets (Cargo.toml)",
      "test: cargo test --offline (Cargo.toml)",
    ]);
    assert.deepEqual(commandsOf({ "pyproject.toml": "[tool.pytest.ini_options]\n[tool.mypy]\n" }), [
      "types: python3 -m mypy . (pyproject.toml)",
      "test: python3 -m pytest -q -rfE (pyproject.toml)",
    ]);
  });

  it("are a Makefile's targets, where nothing nearer names them", () => {
    const makefile = "CC := cc\nbuild: main.o\n\ncheck:\n\t./run\n";
    assert.deepEqual(commandsOf({ Makefile: makefile }), [
      "build: make build (Makefile)",
      "test: make check (Makefile)",
    ]);
    assert.deepEqual(commandsOf({ Makefile: "test:\n", "package.json": manifest({ test: "mocha" }) }), [
      "test: npm run test (package.json)",
    ]);
  });

  it("are none of a manifest that can't be read", () => {
    assert.deepEqual(commandsOf({ "package.json": "{" }), []);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        checkCommandsOf(() => text);
      }),
    );
  });
});
