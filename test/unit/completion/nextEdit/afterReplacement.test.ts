import assert from "node:assert/strict";
import fc from "fast-check";
import { replacementOf } from "../../../../src/completion/nextEdit/replacement.ts";
import { Typist } from "./typist.ts";

function edit(before: string, after: string): { readonly from: string; readonly to: string } | undefined {
  const found = replacementOf({ start: 0, before: [before], after: [after] });
  return found && { from: found.from, to: found.to };
}

describe("the next edit after the same replacement at two places", () => {
  it("is the next place that has what was replaced", () => {
    const typist = new Typist("log(one);\nlog(two);\nlog(three);\nlog(four);");
    typist.replace("log(one)", "print(one)");
    assert.equal(typist.seen(), undefined);
    typist.replace("log(two)", "print(two)");
    assert.equal(typist.seen(), "3: log > print");
  });

  it("goes on to the last, and leaves comments and strings alone", () => {
    const typist = new Typist('log(1);\nlog(2);\n// log(3)\nlog("log");\nlog(x.log);\ncatalog();');
    typist.replace("log(1)", "print(1)");
    typist.replace("log(2)", "print(2)");
    typist.acceptAll();
    assert.equal(typist.text, 'print(1);\nprint(2);\n// log(3)\nprint("log");\nprint(x.log);\ncatalog();');
  });

  it("is made of several words", () => {
    const typist = new Typist("a.get(1).run();\nb.get(1).run();\nc.get(1).run();");
    typist.replace("a.get(1).run()", "a.at(1)?.go()");
    typist.replace("b.get(1).run()", "b.at(1)?.go()");
    assert.equal(typist.seen(), "3: get(1).run > at(1)?.go");
  });

  it("is a string in quotes", () => {
    const typist = new Typist('on("open");\noff("open");\nx.once("open");');
    typist.replace('on("open")', 'on("start")');
    typist.replace('off("open")', 'off("start")');
    assert.equal(typist.seen(), '3: "open" > "start"');
  });

  it("is only where the same stands beside it as at both places", () => {
    const typist = new Typist(
      "queue.enter(1);\nqueue.enter(2);\nconst queue = new Queue();\nqueue.leave();\nqueue.enter(3);",
    );
    typist.replace("queue.enter(1)", "await queue.enter(1)");
    typist.replace("queue.enter(2)", "await queue.enter(2)");
    typist.acceptAll();
    assert.deepEqual(typist.lines.slice(2), ["const queue = new Queue();", "queue.leave();", "await queue.enter(3);"]);
  });

  it("passes by where it was made already", () => {
    const typist = new Typist("load(1);\nload(2);\nawait load(3);\nload(4);");
    typist.replace("load(1)", "await load(1)");
    typist.replace("load(2)", "await load(2)");
    assert.equal(typist.seen(), "4: load > await load");
  });

  it("is none where different things were replaced", () => {
    const typist = new Typist("log(one);\nlog(two);\nlog(one);");
    typist.replace("log(one)", "print(one)");
    typist.replace("log(two)", "write(two)");
    assert.equal(typist.seen(), undefined);
  });

  it("is none for the same edit at one place", () => {
    const typist = new Typist("log(one);\n\nlog(three);");
    typist.replace("log(one)", "print(one)");
    typist.goTo(1);
    assert.equal(typist.seen(), undefined);
  });

  it("is none once it was waved off", () => {
    const typist = new Typist("log(1);\nlog(2);\nlog(3);\nlog(4);");
    typist.replace("log(1)", "print(1)");
    typist.replace("log(2)", "print(2)");
    assert.equal(typist.seen(), "3: log > print");
    typist.session.dismiss();
    typist.replace("log(3)", "print(3)");
    assert.equal(typist.seen(), undefined);
  });

  it("is in another open document of the language where this one has none", () => {
    const typist = new Typist("a.get(1).run();\nb.get(1).run();");
    typist.others = [{ uri: "file:///b.ts", languageId: "typescript", start: 0, lines: ["", "c.get(1).run();"] }];
    typist.replace("get(1).run", "at(1).go");
    typist.replace("get(1).run", "at(1).go");
    const { uri, line } = typist.next() ?? {};
    assert.deepEqual({ uri, line }, { uri: "file:///b.ts", line: 1 });
  });

  it("is in this document alone where a lone name was replaced", () => {
    const typist = new Typist("log(1);\nlog(2);");
    typist.others = [{ uri: "file:///b.ts", languageId: "typescript", start: 0, lines: ["log(3);"] }];
    typist.replace("log(1)", "print(1)");
    typist.replace("log(2)", "print(2)");
    assert.equal(typist.seen(), undefined);
  });

  it("says nothing of numbers, of signs and of white space", () => {
    assert.equal(edit("a(1)", "a(2)"), undefined);
    assert.equal(edit("a + b", "a  +  b"), undefined);
    assert.equal(edit("if (true)", "if (false)"), undefined);
  });

  it("is known by the name beside it where something was only put in or taken out", () => {
    assert.deepEqual(edit("load(1)", "await load(1)"), { from: "load", to: "await load" });
    assert.deepEqual(edit("a.b.c()", "a.c()"), { from: "b.c", to: "c" });
    assert.deepEqual(edit("f(x)", "f(x, y)"), { from: "f(x)", to: "f(x, y)" });
  });

  it("leaves none behind: all together replace each place once, and none lies within another", () => {
    const call = fc.constantFrom(
      "x(get(a))",
      "x(get(a)).b",
      "x((get(a)))",
      "x(forget(a))",
      "x(get(b))",
      "a",
      "x(get(a), get(a))",
    );
    fc.assert(
      fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
        const typist = new Typist(["y(get(a));", "z(1, (get(a)));", ...calls.map((each) => `${each};`)].join("\n"));
        const wanted = typist.text.replaceAll(/(?<=\()get\(a\)(?=\))/g, "at(0)");
        typist.replace("y(get(a))", "y(at(0))");
        typist.replace("(1, (get(a))", "(1, (at(0))");
        typist.acceptAll();
        assert.equal(typist.text, wanted);
      }),
    );
  });

  it("makes of the line before the line after, whatever was replaced", () => {
    const token = fc.constantFrom("a", "b", " ", "(", ")", ",", ".", '"s"', "1", "await ");
    const line = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(""));
    fc.assert(
      fc.property(line, line, (before, after) => {
        const found = edit(before, after);
        const places = [...before].map((_, at) => at).filter((at) => found && before.startsWith(found.from, at));
        const results = places.map(
          (at) => before.slice(0, at) + found?.to + before.slice(at + (found?.from.length ?? 0)),
        );
        assert.ok(found === undefined || results.includes(after));
      }),
    );
  });
});
