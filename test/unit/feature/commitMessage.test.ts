import assert from "node:assert/strict";
import { cleanCommitMessage } from "../../../src/feature/commitMessage.ts";

describe("a commit message", () => {
  const message = "Add total() to the cart\n\nOrders need it.";
  const answers: readonly (readonly [string, string])[] = [
    ["as it is", message],
    ["in a fence", `\`\`\`\n${message}\n\`\`\``],
    ["in a fence of a language", `\`\`\`text\n${message}\n\`\`\`\n`],
    ["after a sentence", `Here's the commit message:\n\n${message}`],
    ["after a sentence, in a fence, before another", `Sure! Here is it:\n\`\`\`\n${message}\n\`\`\`\nTell me more.`],
    ["after its name", `Commit message: ${message}`],
    ["in quotes", `"${message}"`],
    ["with the line ends of Windows", message.replaceAll("\n", "\r\n")],
    ["with spaces at the lines' ends", `${message.replaceAll("\n", "  \n")} \n`],
  ];
  for (const [how, answer] of answers) {
    it(`is found where a model gives it ${how}`, () => {
      assert.equal(cleanCommitMessage(answer).text, message);
    });
  }

  it("keeps quotes and fences that are part of it", () => {
    for (const text of ['"a" and "b" are names', "Fix f\n\n```\nf();\n```", "Here goes nothing"]) {
      assert.equal(cleanCommitMessage(text).text, text);
    }
  });

  it("keeps a subject of more than 72 characters, and says that it is long", () => {
    const long = "a".repeat(73);
    assert.deepEqual(cleanCommitMessage(long), { text: long, hasLongSubject: true });
    assert.equal(cleanCommitMessage("é".repeat(72)).hasLongSubject, false);
  });
});
