import { type FaultMaker, pick } from "./fault.ts";
import { isPython, withStatements } from "./statements.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random letters and digits. */
function letter(random: () => number, length: number): string {
  return Array.from({ length }, () => pick(random, [...letters])).join("");
}

/** Made at random, in the form of keys that are given out: GitHub's, npm's, Slack's, Anthropic's. */
const keys: readonly ((random: () => number) => string)[] = [
  (random) => `ghp_${letter(random, 36)}`,
  (random) => `npm_${letter(random, 36)}`,
  (random) => `xoxb-${Math.floor(1e11 + random() * 8e11)}-${Math.floor(1e11 + random() * 8e11)}-${letter(random, 24)}`,
  (random) => `sk-ant-api03-${letter(random, 93)}AA`,
];

/** Puts a key into a function of the file. */
export const keyInCode: FaultMaker = (random, file) => {
  const key = pick(random, keys)?.(random);
  return withStatements(random, file, [isPython(file) ? `api_key = "${key}"` : `const apiKey = "${key}";`]);
};
