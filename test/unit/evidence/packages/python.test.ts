import assert from "node:assert/strict";
import fc from "fast-check";
import { importsIn } from "../../../../src/evidence/checks/packages/python/imports.ts";
import { declaredIn } from "../../../../src/evidence/checks/packages/python/manifest.ts";
import { changed } from "../subjects.ts";
import { check, created, found, workspaceOf } from "./workspaces.ts";

describe("the imports of Python", () => {
  const names = (text: string) => importsIn(text).map(({ name }) => name);
  const rows: readonly [what: string, text: string, expected: readonly string[]][] = [
    ["of modules", "import os, yaml as y\nimport a.b", ["os", "yaml", "a.b"]],
    ["on lines that go on below", "from a \\\n    import b\nimport c", ["a", "c"]],
    ["of names", "from a.b import c as d\nfrom e import (\n  f,\n)", ["a.b", "e"]],
    ["of the package", "from .a import b\nfrom ..c.d import e", [".a", "..c.d"]],
    ["in a function", "def f():\n    import a", ["a"]],
    ["not in a docstring", '"""\nimport a\n"""\n', []],
    ["not in a comment", "# import a\n", []],
    ["not in other words", "important = 1\nfrom_ = 2\nyield_from(a)", []],
  ];
  for (const [what, text, expected] of rows) {
    it(`are found ${what}`, () => {
      assert.deepEqual(names(text), expected);
    });
  }

  it("are optional where they are tried or depend on the version", () => {
    const text = [
      "if TYPE_CHECKING:\n    import h\n",
      "try:\n    import a\nexcept ImportError:\n    import b\n",
      "if sys.version_info >= (3, 11):\n    import c\nelse:\n    import d\n",
      "if late:\n    import e\ndef f():\n    import g",
    ].join("");
    const optional = importsIn(text).filter(({ isOptional }) => isOptional);
    assert.deepEqual(
      optional.map(({ name }) => name),
      ["h", "a", "b", "c", "d"],
    );
  });

  it("are read from any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void importsIn(`from ${text}\nimport ${text}`)));
  });
});

describe("the manifests of Python", () => {
  it("tell what requirements name", () => {
    const text =
      "# all\nPyYAML>=6 # yes\nrequests[socks]==2; python_version<'4'\n-r b.txt\nruamel.yaml\na @ https://x/y\n-e git+x#egg=B";
    assert.deepEqual(declaredIn("requirements.txt", text), ["pyyaml", "requests", "ruamel-yaml", "a", "b"]);
  });

  it("tell what a project, its groups and its build need", () => {
    const text = `
      [build-system]
      requires = ["hatchling"]
      [project]
      name = "Shop"
      dependencies = [
        "httpx>=0.27",  # network
        "PyYAML",
      ]
      [project.optional-dependencies]
      web = ["flask<4"]
      [dependency-groups]
      test = ["pytest", { include-group = "web" }]`;
    const names = ["httpx", "pyyaml", "hatchling", "flask", "pytest", "shop"];
    assert.deepEqual(declaredIn("pyproject.toml", text), names);
  });

  it("tell what Poetry needs", () => {
    const text = `
      [tool.poetry.dependencies]
      python = "^3.12"
      django = { version = "5", extras = ["x"] }
      [tool.poetry.group.dev.dependencies]
      pytest = "8"`;
    assert.deepEqual(declaredIn("pyproject.toml", text), ["python", "django", "pytest"]);
  });

  it("tell nothing where they are being written", () => {
    assert.equal(declaredIn("pyproject.toml", '[project]\ndependencies = ["a'), undefined);
  });

  it("are read from any text", () => {
    const files = fc.constantFrom("pyproject.toml", "requirements.txt", "setup.py");
    fc.assert(fc.property(files, fc.string(), (name, text) => void declaredIn(name, text)));
    fc.assert(
      fc.property(fc.string(), (text) => void declaredIn("pyproject.toml", `[project]\ndependencies = ${text}`)),
    );
  });
});

const shop = {
  "pyproject.toml":
    '[project]\nname = "shop"\ndependencies = ["requests", "PyYAML", "python-jose", "google-cloud-storage"]',
  "src/shop/__init__.py": "",
  "src/shop/cart.py": "",
  "src/shop/web/__init__.py": "",
  "src/shop/web/views.py": "",
  "src/shop/lazy/__init__.py": "__path__ = extend_path(__path__, __name__)",
  "tests/helpers.py": "",
  "tools/deep/orders.py": "",
};
const packages = ["requests", "yaml", "jose", "google", "attr"].map((name) => `${name}/__init__.py`);
const records = ["requests-2", "PyYAML-6", "python_jose-3", "google_cloud_storage-2", "shop-1"].map(
  (name) => `${name}.dist-info/RECORD`,
);
const installed = Object.fromEntries(
  [...packages, ...records].map((path) => [`.venv/lib/python3.13/site-packages/${path}`, ""]),
);

describe("checking what Python imports", () => {
  const inShop = (text: string) => created("src/shop/new.py", "python", text);

  const fine: readonly [what: string, text: string][] = [
    ["the standard library", "import os.path, sys, tomllib"],
    ["a declared distribution", "import requests.adapters"],
    ["a distribution of another name", "import yaml"],
    ["a distribution whose name has a word more", "from jose import jwt"],
    ["a part of a namespace", "from google.cloud.storage import Client"],
    ["a module of the project", "from shop.web.views import index"],
    ["a module beside the file", "from .cart import Cart"],
    ["a module above the file's package", "from ..shop.cart import Cart"],
    ["a package itself", "from . import cart"],
    ["the future", "from __future__ import annotations"],
  ];
  for (const [what, text] of fine) {
    it(`lets ${what} pass`, async () => {
      assert.deepEqual(await found(workspaceOf({ ...shop, ...installed }), inShop(text)), []);
    });
  }

  it("takes a folder that is called like a distribution for none of its modules", async () => {
    const folders = { "requests/notes.md": "", "src/shop/requests/__init__.py": "" };
    assert.deepEqual(await found(workspaceOf({ ...shop, ...folders }), inShop("import requests.adapters")), []);
  });

  it("expects no distribution that some systems alone need", async () => {
    const declared = { ...shop, ...installed, "requirements.txt": "pywin32; sys_platform == 'win32'" };
    assert.deepEqual(await found(workspaceOf(declared), inShop("import win32api")), []);
  });

  it("lets a module beside a script pass", async () => {
    assert.deepEqual(await found(workspaceOf(shop), created("tests/test_a.py", "python", "import helpers")), []);
  });

  const wrong: readonly [what: string, text: string, expected: string][] = [
    ["a module of the project that is not there", "from shop.carts import Cart", "problem: no file shop.carts"],
    ["a module of the package that is not there", "from .carts import Cart", "problem: no file .carts"],
    ["a module that a tool may still write", "from .cart_pb2 import Cart", "doubt: no file .cart_pb2"],
    ["a slip", "import reqeusts", "doubt: reqeusts not in pyproject.toml, like requests"],
    [
      "a slip of the standard library",
      "import colections",
      "doubt: colections not in pyproject.toml, like collections",
    ],
    ["a distribution that nothing declares", "import flask", "doubt: flask not in pyproject.toml"],
    ["one that is used much under its own name", "import flask_cors", "doubt: flask_cors not in pyproject.toml"],
  ];
  for (const [what, text, expected] of wrong) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await found(workspaceOf(shop), inShop(text)), [expected]);
    });
  }

  it("is certain where all that is declared is installed", async () => {
    assert.deepEqual(await found(workspaceOf({ ...shop, ...installed }), inShop("import flask\nimport attr")), [
      "problem: flask not in pyproject.toml, not installed",
      "doubt: attr not in pyproject.toml, installed",
    ]);
  });

  it("finds a declared distribution that is not installed", async () => {
    const declared = { ...shop, ...installed, "requirements-dev.txt": "pytest" };
    assert.deepEqual(await found(workspaceOf(declared), inShop("import pytest")), [
      "doubt: pytest in requirements-dev.txt, not installed",
    ]);
  });

  it("lets a distribution pass that the proposal declares", async () => {
    const manifest = changed("+flask", "pip-requirements", "requirements.txt");
    assert.deepEqual(
      await found(workspaceOf({ ...shop, "requirements.txt": "" }), inShop("import flask"), manifest),
      [],
    );
  });

  it("doubts a newly declared distribution that looks like one that is used far more", async () => {
    const manifest = changed(" flask\n+reqeusts", "pip-requirements", "requirements.txt");
    assert.deepEqual(await found(workspaceOf(shop), manifest), ["doubt: reqeusts like requests"]);
  });

  const silent: readonly [what: string, text: string, files: Readonly<Record<string, string>>][] = [
    ["a module somewhere else in the workspace", "import orders", shop],
    ["a package that says itself where its modules are", "from shop.lazy.till import Till", shop],
    ["a module where no manifest is", "import flask", {}],
    ["a module where a manifest can't be read", "import flask", { "pyproject.toml": "[project" }],
    ["a module where a manifest sets up tools alone", "import flask", { "pyproject.toml": "[tool.ruff]" }],
  ];
  for (const [what, text, files] of silent) {
    it(`says of ${what} that it was not looked at`, async () => {
      const { findings, unseen } = await check(workspaceOf(files), inShop(text));
      assert.deepEqual({ findings, count: unseen.length }, { findings: [], count: 1 });
    });
  }
});
