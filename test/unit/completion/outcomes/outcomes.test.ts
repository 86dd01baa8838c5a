import assert from "node:assert/strict";
import type { Change } from "../../../../src/completion/outcomes/change.ts";
import { Outcomes } from "../../../../src/completion/outcomes/outcomes.ts";
import { FakeClock } from "../../model/client/fakeClock.ts";

const uri = "file:///cart.ts";

/** A document that somebody types in, and what is found out of the suggestions in it. */
class Typing {
  readonly told: string[] = [];
  readonly clock = new FakeClock();
  text: string;
  private isOpen = true;
  private cursor: number;
  private readonly outcomes: Outcomes;

  /** `|` stands for the cursor. */
  constructor(text: string) {
    this.cursor = text.indexOf("|");
    this.text = text.replace("|", "");
    this.outcomes = new Outcomes({
      clock: this.clock,
      read: (_uri, { start, end }) => (this.isOpen ? this.text.slice(start, end) : undefined),
      listener: {
        decided: ({ id }, fate, before) =>
          this.told.push(`${id} ${fate}${before === undefined ? "" : `, not ${before}`}`),
        kept: ({ id }, after, share) => this.told.push(`${id} ${Math.round(100 * share)} % after ${after} s`),
      },
    });
  }

  offer(id: string, text: string): this {
    const suggestion = { id, uri, languageId: "typescript", model: "tiny-coder", text, milliseconds: 120 };
    this.outcomes.offered({ ...suggestion, offset: this.cursor });
    return this;
  }

  /** Puts a text in at the cursor, in one change. */
  put(text: string): this {
    this.change(this.cursor, 0, text);
    this.cursor += text.length;
    return this;
  }

  type(text: string): this {
    for (const character of text) {
      this.put(character);
    }
    return this;
  }

  /** Changes what stands somewhere, without the cursor. */
  replace(old: string, text: string): this {
    this.change(this.text.indexOf(old), old.length, text);
    return this;
  }

  changeAtOnce(changes: readonly Change[]): void {
    this.outcomes.changed(uri, changes);
  }

  taken(id: string): this {
    this.outcomes.taken(id);
    return this;
  }

  settle(): this {
    this.outcomes.settle();
    return this;
  }

  close(): void {
    this.isOpen = false;
    this.outcomes.closed(uri);
  }

  dispose(): void {
    this.outcomes.dispose();
  }

  concerns(other = uri): boolean {
    return this.outcomes.concerns(other);
  }

  private change(offset: number, length: number, text: string): void {
    this.text = this.text.slice(0, offset) + text + this.text.slice(offset + length);
    this.outcomes.changed(uri, [{ offset, length, text }]);
  }
}

describe("what becomes of a suggestion", () => {
  it("is accepted where all of it appears at once", () => {
    assert.deepEqual(new Typing("return |").offer("a", "total;").put("total;").told, ["a accepted"]);
  });

  it("is accepted in a document whose lines end otherwise", () => {
    assert.deepEqual(new Typing("return |").offer("a", "total;\n}").put("total;\r\n}").told, ["a accepted"]);
  });

  it("is accepted after its first letters were typed", () => {
    assert.deepEqual(new Typing("return |").offer("a", "total;").type("to").put("tal;").told, ["a accepted"]);
  });

  it("is accepted where the change writes over what stood before the cursor, as of an entry in the editor's list", () => {
    const typing = new Typing("con|");
    typing.offer("a", "sole.log()").replace("con", "console.log()");
    assert.deepEqual(typing.told, ["a accepted"]);
  });

  it("is accepted where the editor says so, whatever the change looked like", () => {
    assert.deepEqual(new Typing("f(|)").offer("a", "one)").taken("a").told, ["a accepted"]);
  });

  it("is partly taken where it was typed along to the end of a word", () => {
    assert.deepEqual(new Typing("return |").offer("a", "total + tax;").type("total").settle().told, ["a partly"]);
  });

  it("is partly taken where words of it were taken, and the rest was written otherwise", () => {
    assert.deepEqual(new Typing("|").offer("a", "const a = 1;").put("const ").type("b").settle().told, ["a partly"]);
  });

  it("is one suggestion, however often the rest of it is offered again", () => {
    const typing = new Typing("return |").offer("a", "total;").type("to").offer("a", "tal;").put("tal;");
    assert.deepEqual(typing.told, ["a accepted"]);
  });

  it("goes on where the editor closed a bracket and the rest is offered again", () => {
    const typing = new Typing("f|").offer("a", "(one)").put("()").offer("a", "one").put("one");
    assert.deepEqual(typing.told, ["a accepted"]);
  });

  it("is left where something else was typed after it stood for a while", async () => {
    const typing = new Typing("return |").offer("a", "total;");
    await typing.clock.pass(400);
    assert.deepEqual(typing.type("0").offer("b", ";").told, ["a left"]);
  });

  it("is decided at the second key that says something else, though nothing is offered after it", async () => {
    const typing = new Typing("return |").offer("a", "total;");
    await typing.clock.pass(400);
    assert.deepEqual(typing.type("01").told, ["a left"]);
  });

  it("is accepted where the same change of the document brings more, such as an import", () => {
    const typing = new Typing("|").offer("a", "one();");
    typing.changeAtOnce([
      { offset: 0, length: 0, text: "one();" },
      { offset: 0, length: 0, text: 'import "one";\n' },
    ]);
    assert.deepEqual(typing.told, ["a accepted"]);
  });

  it("is nothing where it stood shorter than anybody can read", async () => {
    const typing = new Typing("return |").offer("a", "total;");
    await typing.clock.pass(100);
    typing.type("0");
    await typing.clock.pass(5000);
    assert.deepEqual(typing.settle().told, []);
  });

  it("is told once where it is offered again later", async () => {
    const typing = new Typing("|").offer("a", "one");
    await typing.clock.pass(400);
    typing.offer("b", "two").offer("a", "one");
    await typing.clock.pass(400);
    assert.deepEqual(typing.settle().told, ["a left"]);
  });

  it("is told anew, with what was told before, where it is accepted after all", async () => {
    const typing = new Typing("|").offer("a", "one");
    await typing.clock.pass(400);
    typing.offer("b", "two").offer("a", "one").put("one");
    assert.deepEqual(typing.told, ["a left", "a accepted, not left"]);
  });

  it("counts one that was undone and accepted again once", () => {
    const typing = new Typing("|").offer("a", "one").put("one").replace("one", "");
    assert.deepEqual(typing.offer("a", "one").told, ["a accepted"]);
  });

  it("concerns its own document alone", () => {
    const typing = new Typing("|").offer("a", "one");
    assert.deepEqual([typing.concerns(), typing.concerns("file:///other.ts")], [true, false]);
  });
});

describe("what is kept of an accepted suggestion", () => {
  function accepted(): Typing {
    const typing = new Typing("first();\nreturn |").offer("a", "total;").put("total;");
    typing.told.length = 0;
    return typing;
  }

  it("is all of it after 30 s and after 5 min where nothing was changed", async () => {
    const typing = accepted();
    await typing.clock.pass(300_000);
    assert.deepEqual(typing.told, ["a 100 % after 30 s", "a 100 % after 300 s"]);
  });

  it("is all of it where lines were put in above", async () => {
    const typing = accepted().replace("first", "zeroth();\nfirst");
    await typing.clock.pass(30_000);
    assert.deepEqual(typing.told, ["a 100 % after 30 s"]);
  });

  it("is what is left where a part was written anew", async () => {
    const typing = accepted().replace("total", "sum");
    await typing.clock.pass(30_000);
    assert.deepEqual(typing.told, ["a 17 % after 30 s"]);
  });

  it("is nothing where it was undone", async () => {
    const typing = accepted().replace("total;", "");
    await typing.clock.pass(30_000);
    assert.deepEqual(typing.told, ["a 0 % after 30 s"]);
  });

  it("is not known where the document was closed", async () => {
    const typing = accepted();
    typing.close();
    await typing.clock.pass(300_000);
    assert.deepEqual(typing.told, []);
  });

  it("leaves no timer after the end", () => {
    const typing = accepted();
    typing.dispose();
    assert.equal(typing.clock.pending, 0);
  });

  it("concerns nobody once it was looked at for the last time", async () => {
    const typing = accepted();
    await typing.clock.pass(300_000);
    assert.equal(typing.concerns(), false);
  });
});
