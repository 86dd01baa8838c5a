import assert from "node:assert/strict";
import fc from "fast-check";
import { importsIn } from "../../../../src/evidence/checks/packages/rust/imports.ts";
import { readCargo } from "../../../../src/evidence/checks/packages/rust/manifest.ts";
import { check, created, found, workspaceOf } from "./workspaces.ts";

const cargo = `
[package]
name = "shop-core"
edition = "2024"
[dependencies]
serde = { version = "1", features = ["derive"] }
async-trait.workspace = true
json = { package = "serde_json", version = "1" }
[dev-dependencies.proptest]
version = "1"
[target.'cfg(unix)'.dependencies]
libc = "0.2"
`;

describe("the crates that Rust names", () => {
  const names = (text: string) => importsIn(text).map(({ name }) => name);
  const rows: readonly [what: string, text: string, expected: readonly string[]][] = [
    ["in paths", "use serde::Serialize;\npub(crate) use ::libc::c_int;", ["serde", "libc"]],
    ["in braces", "use {serde::{de::X, ser}, json};", ["serde", "json"]],
    ["as extern crates", "#[macro_use]\nextern crate json;", ["json"]],
    ["in a module", "mod tests {\n    use proptest::prelude::*;\n}", ["proptest"]],
    ["but for modules of the file", "mod cart;\nuse cart::Cart;", []],
    [
      "but for what other paths bring",
      "use std::{fmt, io};\nuse fmt::Display;\nuse tokio::sync;\nuse sync::Mutex;",
      ["std", "tokio"],
    ],
    ["but for types", "use Shape::*;", []],
    ["but for comments and strings", '// use a::b;\nlet t = "\nuse c::d;";', []],
  ];
  for (const [what, text, expected] of rows) {
    it(`are found ${what}`, () => {
      assert.deepEqual(names(text), expected);
    });
  }

  it("are read from any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void importsIn(`use {${text}::a;`)));
  });
});

describe("reading a Cargo.toml", () => {
  it("tells all that it declares, as code names it", () => {
    const declared = ["serde", "async_trait", "json", "proptest", "libc", "shop_core"];
    assert.deepEqual([...(readCargo(cargo)?.declared ?? [])], declared);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.nat(cargo.length), (end) => void readCargo(cargo.slice(0, end))));
    fc.assert(fc.property(fc.string(), (text) => void readCargo(`[dependencies]\n${text}`)));
  });
});

describe("checking which crates Rust names", () => {
  const inShop = (text: string) => created("src/new.rs", "rust", text);
  const foundIn = (text: string, toml = cargo) => found(workspaceOf({ "Cargo.toml": toml }), inShop(text));

  it("lets those pass that are declared or come with the compiler", async () => {
    const text =
      "use std::fmt;\nuse crate::a;\nuse shop_core::b;\nuse async_trait::async_trait;\nuse json::Value;\nuse libc;";
    assert.deepEqual(await foundIn(text), []);
  });

  it("finds one that is not declared", async () => {
    assert.deepEqual(await foundIn("use tokio::sync::Mutex;"), ["problem: tokio not in Cargo.toml"]);
  });

  it("finds a slip", async () => {
    assert.deepEqual(await foundIn("use sedre::Serialize;"), ["problem: sedre not in Cargo.toml, like serde"]);
  });

  it("finds one beside a module of tests", async () => {
    assert.deepEqual(await foundIn("use tokio::sync;\nmod tests { use super::*; }"), [
      "problem: tokio not in Cargo.toml",
    ]);
  });

  it("only doubts one where a glob may bring a module", async () => {
    assert.deepEqual(await foundIn("use crate::prelude::*;\nuse tokio::sync;"), ["doubt: tokio not in Cargo.toml"]);
  });

  for (const [what, toml] of [
    ["in the edition of 2015", '[package]\nname = "a"'],
    ["below a manifest of a workspace alone", '[workspace]\nmembers = ["a"]'],
    ["below a manifest that is being written", "[package"],
  ] as const) {
    it(`says that it did not look ${what}`, async () => {
      const { findings, unseen } = await check(workspaceOf({ "Cargo.toml": toml }), inShop("use tokio::sync;"));
      assert.deepEqual({ findings, unseen }, { findings: [], unseen: ["tokio"] });
    });
  }
});
