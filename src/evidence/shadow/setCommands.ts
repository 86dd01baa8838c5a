import type { CheckCommand } from "./checkCommands.ts";

/**
 * Commands as a person writes them into the settings, such as `npm run test -- "one name"`, in their order. No shell reads them: white space
 * parts their words, and quotes hold words together. Each may run tests, so that its output is read for them.
 */
export function setCommandsOf(lines: readonly string[]): readonly CheckCommand[] {
  return lines
    .map((line) => wordsOf(line))
    .filter((words) => words.length > 0)
    .map((words) => ({ kind: "test", words, from: "caveat.verify.commands" }));
}

function wordsOf(line: string): readonly string[] {
  const parts = line.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  return parts.map((part) => part.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}
