import assert from "node:assert/strict";
import fc from "fast-check";
import { importsIn } from "../../../../src/evidence/checks/packages/go/imports.ts";
import { readGoMod } from "../../../../src/evidence/checks/packages/go/manifest.ts";
import { check, created, found, workspaceOf } from "./workspaces.ts";

const goMod = `
module example.com/shop // ours

go 1.25

require github.com/google/uuid v1.6.0
require (
	github.com/stretchr/testify v1.10.0 // indirect
	"gopkg.in/yaml.v3" v3.0.1
)
replace github.com/old/x => ../x
`;
const shop = { "go.mod": goMod, "cart/cart.go": "", "docs/a.md": "", "main.go": "" };

describe("the imports of Go", () => {
  const names = (text: string) => importsIn(text).map(({ name, line }) => `${line} ${name}`);

  it("are found one by one and in lists", () => {
    const text =
      'package a\n\nimport "fmt"\nimport . "b.c/d"\nimport (\n\tx "e.f/g" // "h"\n\t_ "i.j/k"\n)\nvar a = "l.m/n"';
    assert.deepEqual(names(text), ["2 fmt", "3 b.c/d", "5 e.f/g", "6 i.j/k"]);
  });

  it("are not seen in comments and strings", () => {
    assert.deepEqual(names('/*\nimport "a"\n*/\nvar t = `\nimport "b"\n`'), []);
  });

  it("are read from any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void importsIn(`import (${text}\n"a"`)));
  });
});

describe("reading a go.mod", () => {
  it("tells the module and what it requires", () => {
    const required = ["github.com/google/uuid", "github.com/stretchr/testify", "gopkg.in/yaml.v3", "github.com/old/x"];
    assert.deepEqual(readGoMod(goMod), { module: "example.com/shop", required });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void readGoMod(`module a\nrequire (${text}`)));
  });
});

describe("checking what Go imports", () => {
  const inShop = (name: string) => created("cart/new.go", "go", `package cart\nimport "${name}"`);

  for (const name of [
    "fmt",
    "net/http",
    "C",
    "github.com/stretchr/testify/assert",
    "gopkg.in/yaml.v3",
    "example.com/shop/cart",
  ]) {
    it(`lets ${name} pass`, async () => {
      assert.deepEqual(await found(workspaceOf(shop), inShop(name)), []);
    });
  }

  const wrong: readonly [what: string, name: string, expected: string][] = [
    ["a module that is not required", "github.com/gorilla/mux", "problem: github.com/gorilla/mux not in go.mod"],
    [
      "a slip",
      "github.com/strechr/testify/assert",
      "problem: github.com/strechr/testify/assert not in go.mod, like github.com/stretchr/testify",
    ],
    ["a package of the module that is not there", "example.com/shop/crat", "problem: no file example.com/shop/crat"],
    ["a folder without Go files", "example.com/shop/docs", "problem: no file example.com/shop/docs"],
    ["a package that a tool may still write", "example.com/shop/cartpb", "doubt: no file example.com/shop/cartpb"],
  ];
  for (const [what, name, expected] of wrong) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await found(workspaceOf(shop), inShop(name)), [expected]);
    });
  }

  it("only doubts a module where a workspace may bring it", async () => {
    assert.deepEqual(await found(workspaceOf({ ...shop, "go.work": "" }), inShop("a.b/c")), [
      "doubt: a.b/c not in go.mod",
    ]);
  });

  it("says of a module where no go.mod is that it was not looked at", async () => {
    assert.deepEqual((await check(workspaceOf({}), inShop("a.b/c"))).unseen, ["a.b/c"]);
  });
});
