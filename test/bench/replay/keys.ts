/** One press: a character, or Enter with the indentation that it brings along. */
export interface Key {
  readonly text: string;
  /** Milliseconds since the last action. */
  readonly after: number;
}

/** The presses that write a text without any help: indentation is free. */
export function pressesFor(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + line.trimStart().length, 0) + text.split("\n").length - 1;
}

/** What is pressed next to write `rest` behind what was typed, and when: by the pauses of a person, seeded. */
export function nextKey(typed: string, rest: string, random: () => number): Key {
  const between = (least: number, most: number) => least + random() * (most - least);
  const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const usual = Math.min(600, Math.max(60, 165 * Math.exp(0.35 * gauss)));
  const text = rest.startsWith("\n") ? (/^\n[ \t]*/.exec(rest)?.[0] ?? "\n") : rest.slice(0, 1);
  if (text.startsWith("\n")) {
    return { text, after: usual + between(150, 350) };
  }
  const thinks = /\n[ \t]*$/.test(typed) || (/[.,;:(){}[\]=]$/.test(typed) && random() < 0.12);
  return { text, after: usual + (thinks ? between(400, 900) : 0) };
}
