import assert from "node:assert/strict";
import fc from "fast-check";
import type { ContextItem } from "../../../../src/context/contextItem.ts";
import { gather } from "../../../../src/context/forTask.ts";
import { newItem } from "../../../../src/context/newItem.ts";
import type { Task } from "../../../../src/context/task.ts";
import type { ChatMessage } from "../../../../src/model/model.ts";
import { type EditForm, promptFor } from "../../../../src/prompt/chat/index.ts";
import { cart, faulty, patient, selected, sources } from "../../context/shop.ts";
import { assertApproved } from "../approved.ts";
import { sampleTasks } from "./sampleTasks.ts";

const delimiter = "5f2c91d07ab3";

/** A prompt as a person reads it. */
function written(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, text }) => `== ${role}\n${text}\n`).join("\n");
}

describe("a chat prompt", () => {
  for (const [name, task] of Object.entries(sampleTasks)) {
    it(`asks for ${name} as approved`, async () => {
      const [system, ...rest] = promptFor(task, await gather(task, sources, patient()), [], delimiter);
      assert.equal(system?.role, "system");
      assertApproved(`chat/${name}`, written(rest));
    });
  }

  it("has the same rules for every task, and the form of edits where there are some", () => {
    const rules = (task: Task, form: EditForm) => written(promptFor(task, [], [], delimiter, form).slice(0, 1));
    assertApproved("chat/system", rules(faulty, "blocks"));
    assertApproved("chat/systemWithTool", rules(faulty, "tool"));
    assert.ok(rules(faulty, "blocks").startsWith(rules(selected, "blocks").trimEnd()));
    assert.equal(rules(selected, "tool"), rules(selected, "blocks"));
  });

  it("speaks of no block where edits are given by a tool", () => {
    const empty = { feature: "generate", document: { ...cart, text: "" }, instruction: "a cart" } as const;
    for (const task of [...Object.values(sampleTasks), empty]) {
      assert.doesNotMatch(written(promptFor(task, [], [], delimiter, "tool")), /SEARCH|\bblock/);
    }
  });

  it("goes on with what was answered and asked, and explains edits from then on", () => {
    const history = [
      { role: "assistant", text: "It adds up." },
      { role: "user", text: "Make it round." },
    ] as const;
    const [system, , ...rest] = promptFor(selected, [], history, delimiter);
    assert.deepEqual(rest, history);
    assert.match(system?.text ?? "", /<<<<<<< SEARCH/);
  });

  it("says of an item that it is not whole", () => {
    const item = {
      ...newItem({ source: "file", uri: "", name: "a.ts", text: "a", relevance: 1, reason: "" }),
      isCut: true,
    };
    assert.match(promptFor(selected, [item], [], delimiter)[1]?.text ?? "", /part="the rest was left out for size"/);
  });

  it("numbers lines only where they are cited, so that no number gets into an edit", async () => {
    const text = async (task: Task) =>
      promptFor(task, await gather(task, sources, patient()), [], delimiter)[1]?.text ?? "";
    assert.match(await text(selected), /^8 \| export function total/m);
    assert.match(await text({ ...selected, feature: "change" }), /^export function total/m);
  });
});

describe("data in a chat prompt", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", delimiter, "-", "2", "\n", `</data-${delimiter}>`) });

  function fileOf(name: string, text: string): ContextItem {
    return newItem({ source: "file", uri: name, name, text, relevance: 1, reason: "added" });
  }

  it("can't end its own element, even where it knows the delimiter", () => {
    fc.assert(
      fc.property(texts, texts, (name, text) => {
        const [, user] = promptFor(selected, [fileOf(name, text)], [], delimiter);
        const [, used = ""] = /^<data-(\S+) /.exec(user?.text ?? "") ?? [];
        assert.ok(!name.includes(used) && !text.includes(used));
        assert.equal(user?.text.split(`</data-${used}>`).length, 2);
      }),
    );
  });

  it("is spoken of in the rules by the delimiter that is used", () => {
    const [system, user] = promptFor(selected, [fileOf("a.ts", delimiter)], [], delimiter);
    assert.match(user?.text ?? "", new RegExp(`^<data-${delimiter}-2 `));
    assert.ok(system?.text.includes(`<data-${delimiter}-2>`));
  });

  it("keeps the delimiter it was given where nothing holds it", () => {
    const [, user] = promptFor(selected, [fileOf("a.ts", "a")], [], delimiter);
    assert.ok(user?.text.startsWith(`<data-${delimiter} `));
  });
});
