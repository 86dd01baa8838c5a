import assert from "node:assert/strict";
import fc from "fast-check";
import { referencesIn, Typist } from "./typist.ts";

const sum = `function sum(prices: number[]) {
  let total = 0;
  for (const price of prices) {
    total = total + price;
  }
  // the total
  return total;
}

function other() {
  const total = "total";
  return total;
}`;

describe("the next edit after a rename", () => {
  it("is the nearest place below that has the old name", () => {
    const typist = new Typist(sum);
    typist.replace("total", "all");
    assert.equal(typist.seen(), "4: total > all");
  });

  it("goes on to the last place, and leaves comments, strings and other blocks alone", () => {
    const typist = new Typist(sum);
    typist.replace("total", "all");
    typist.acceptAll();
    assert.equal(
      typist.text,
      sum
        .replace(/total(?= =|;$| \+)/gm, "all")
        .replace("const all", "const total")
        .replace(/all;\n}$/, "total;\n}"),
    );
  });

  it("comes from above once nothing is left below", () => {
    const typist = new Typist("const b = () => a;\n\nconst a = 1;");
    typist.replace("a = 1", "one = 1");
    assert.equal(typist.seen(), "1: a > one");
  });

  it("is none while a name is only used otherwise", () => {
    const typist = new Typist("const a = 1;\nlog(a);\nlog(a);");
    typist.replace("log(a)", "log(b)");
    assert.equal(typist.seen(), undefined);
  });

  it("is what is reported, where a name that was used is gone", () => {
    const typist = new Typist("import { a } from './a';\nlog(a);\nlog(a);");
    typist.replace("{ a }", "{ b }");
    assert.equal(typist.seen(), undefined);
    typist.diagnostics = [{ line: 2, start: 4, end: 5 }];
    assert.equal(typist.seen(), "3: a > b");
  });

  it("is none where the new name was in use already", () => {
    const typist = new Typist("const b = 2;\nconst a = 1;\nlog(a, b);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), undefined);
  });

  it("is none where more than the name was changed", () => {
    const typist = new Typist("const a = 1;\nlog(a);");
    typist.replace("a = 1", "b = 2");
    assert.equal(typist.seen(), undefined);
  });

  it("is none where a name became a keyword", () => {
    const typist = new Typist("const a = 1;\nlog(a);");
    typist.replace("const a", "const new");
    assert.equal(typist.seen(), undefined);
  });

  it("is the last name that was written, not one in between", () => {
    const typist = new Typist("const a = 1;\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "2: a > b");
    typist.replace("const b", "const better");
    assert.equal(typist.seen(), "2: a > better");
  });

  it("stays when the cursor goes elsewhere, and goes when something else is written there", () => {
    const typist = new Typist("const a = 1;\nlog(a);\nlog(2);");
    typist.replace("const a", "const b");
    typist.goTo(2);
    assert.equal(typist.seen(), "2: a > b");
    typist.replace("log(2)", "log(3)");
    assert.equal(typist.seen(), undefined);
  });

  it("goes where the old name is written again", () => {
    const typist = new Typist("const a = 1;\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "2: a > b");
    typist.replace("const b", "const a");
    assert.equal(typist.seen(), undefined);
  });

  it("is not offered again once it was waved off", () => {
    const typist = new Typist("const a = 1;\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "2: a > b");
    typist.session.dismiss();
    assert.equal(typist.seen(), undefined);
  });

  it("is none at a place that was changed by hand", () => {
    const typist = new Typist("const a = 1;\nlog(a);\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "2: a > b");
    typist.replace("log(a)", "log(b)");
    assert.equal(typist.seen(), "3: a > b");
  });

  it("keeps the name of a property that a variable gives its name", () => {
    const typist = new Typist("const a = 1;\nconst both = { a, b: a };\ncall(a, a);");
    typist.replace("const a", "const one");
    typist.acceptAll();
    assert.equal(typist.text, "const one = 1;\nconst both = { a: one, b: one };\ncall(one, one);");
  });

  it("leaves members of that name alone, and keys", () => {
    const typist = new Typist("const a = 1;\nx.a = { a: 2 };\nlog(...a);");
    typist.replace("const a", "const one");
    typist.acceptAll();
    assert.equal(typist.text, "const one = 1;\nx.a = { a: 2 };\nlog(...one);");
  });

  it("is a member where a member was renamed", () => {
    const typist = new Typist("class A {\n  size = 1;\n  get two() {\n    const size = this.size;\n  }\n}");
    typist.replace("  size = 1", "  length = 1");
    assert.equal(typist.seen(), undefined);
  });

  it("is a member of the same object where a member was renamed", () => {
    const typist = new Typist("class A {\n  size = 1;\n  get two() {\n    return this.size + map.size;\n  }\n}");
    typist.replace("  size = 1", "  length = 1");
    assert.equal(typist.seen(), undefined);
    typist.replace("  length = 1", "  size: number;");
    typist.goTo(0);
    typist.replace("  size: number", "  length: number");
    typist.acceptAll();
    assert.ok(typist.text.includes("return this.length + map.size;"));
  });

  it("is none of what a function further in names the same", () => {
    const text = "const a = 1;\nfunction f(a) {\n  return a;\n}\nfunction g() {\n  const a = 2;\n  log(a);\n}\nlog(a);";
    const typist = new Typist(text);
    typist.replace("const a", "const b");
    typist.acceptAll();
    assert.equal(typist.text, text.replace("const a", "const b").replace(/log\(a\);$/, "log(b);"));
  });

  it("is there although another function uses the new name already", () => {
    const typist = new Typist("function f() {\n  const b = 1;\n}\nfunction g() {\n  const a = 2;\n  log(a);\n}");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "6: a > b");
  });

  it("is an expression between tags, not a property", () => {
    const typist = new Typist("const a = 1;\nreturn <p x={a}>{a}</p>;\ncall({ a });", "typescriptreact");
    typist.replace("const a", "const b");
    typist.acceptAll();
    assert.equal(typist.text, "const b = 1;\nreturn <p x={b}>{b}</p>;\ncall({ a: b });");
  });

  it("is none for a name in a comment", () => {
    const typist = new Typist("// const a = 1;\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), undefined);
  });

  it("leaves a member of that name alone beside the declaration", () => {
    const typist = new Typist("const a = x.a;\nlog(a);");
    typist.replace("const a", "const b");
    assert.equal(typist.seen(), "2: a > b");
    typist.acceptAll();
    assert.equal(typist.text, "const b = x.a;\nlog(b);");
  });

  it("is a whole word", () => {
    const typist = new Typist("const a = 1;\nconst ab = $a;\nlog(a);");
    typist.replace("const a", "const one");
    assert.equal(typist.seen(), "3: a > one");
  });

  it("is where the language knows the name to be meant", () => {
    const text = "const a = 1;\nlog(a);\n{\n  const a = 2;\n  log(a);\n}\nlog(a);";
    const typist = new Typist(text);
    typist.references = referencesIn(text, /\ba\b/g).filter(({ line }) => ![3, 4].includes(line));
    typist.replace("const a", "const b");
    typist.acceptAll();
    assert.equal(typist.text, "const b = 1;\nlog(b);\n{\n  const a = 2;\n  log(a);\n}\nlog(b);");
  });

  it("is in a string too where the language fills it in there", () => {
    const text = 'total = 1\nprint(f"{total}")';
    const typist = new Typist(text, "python");
    typist.references = referencesIn(text, /total/g);
    typist.replace("total = 1", "all = 1");
    assert.equal(typist.seen(), "2: total > all");
  });

  it("is what the language would write there, in other files too", () => {
    const typist = new Typist("export interface A {\n  a: string;\n}");
    const other = { uri: "file:///b.ts", line: 3, start: 4, end: 5, around: { before: "", behind: ": a" } };
    typist.references = [...referencesIn(typist.text, /\ba\b/g), other];
    typist.replace("  a: string", "  one: string");
    const { uri, newText } = typist.next() ?? {};
    assert.deepEqual({ uri, newText }, { uri: "file:///b.ts", newText: "one: a" });
  });

  it("is none in prose", () => {
    const typist = new Typist("let us\nbe us", "markdown");
    typist.replace("let us", "let them");
    assert.equal(typist.seen(), undefined);
  });

  it("is a parameter only in its function", () => {
    const typist = new Typist("def f(a, b):\n    return a + b\n\ndef g(a):\n    return a\n", "python");
    typist.replace("(a, ", "(one, ");
    typist.acceptAll();
    assert.equal(typist.text, "def f(one, b):\n    return one + b\n\ndef g(a):\n    return a\n");
  });

  it("leaves none behind: all together rename every whole word, each range says the old name, none is offered twice", () => {
    const word = fc.constantFrom("a", "ab", "f(a)", "a + 1", "$a", "x.b", "[a, a]", "1");
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.nat(12),
        fc.constantFrom("b2", "a2", "longer"),
        (words, at, to) => {
          const before = words.slice(0, at).map((each) => `log(${each});`);
          const after = words.slice(at).map((each) => `log(${each});`);
          const typist = new Typist([...before, "const a = 1;", ...after].join("\n"));
          const wanted = typist.text.replaceAll(/(?<![\w$])a(?![\w$])/g, to);
          typist.replace("const a", `const ${to}`);
          const edits = typist.acceptAll();
          assert.equal(typist.text, wanted);
          assert.ok(edits.every(({ oldText, newText }) => oldText === "a" && newText === to));
          assert.equal(new Set(edits.map(({ line, start }) => `${line}:${start}`)).size, edits.length);
        },
      ),
    );
  });
});
