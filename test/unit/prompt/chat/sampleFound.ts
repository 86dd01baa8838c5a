import type { Found } from "../../../../src/prompt/chat/index.ts";

/** Findings of every form: with a place and without one, a change that was rejected, and what a command printed. */
export const sampleFound: Found = {
  problems: [
    {
      rule: "syntax/syntaxError",
      place: "src/cart.ts:9",
      words: "With this change the file no longer parses, near `{`.",
    },
    {
      rule: "shadow/testsBroken",
      words: "With this change a test of `npm run test` fails that passed before: `adds up`",
    },
  ],
  more: 0,
  rejected: ["src/cart.ts:2"],
  outputs: [{ command: "npm run test", end: "not ok 1 - adds up\n# fail 1" }],
};
