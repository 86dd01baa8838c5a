import { setTimeout as sleep } from "node:timers/promises";
import type { Workbench } from "../../vscode/workbench.ts";
import type { Body } from "./bodies.ts";

/**
 * Types the stretch back with the pauses of a person: a key after 165 ms x exp(0.35 gauss), within 60 to 600; 150 to 350 more
 * before Enter, 400 to 900 more before a line's first character and after 12 % of the punctuation. Never takes a suggestion.
 */
export async function typeBody(workbench: Workbench, body: Body, random: () => number): Promise<void> {
  const between = (least: number, most: number) => least + random() * (most - least);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  await workbench.goTo(body.line, 1);
  await workbench.press("Enter");
  await workbench.press("ArrowUp");
  for (const [index, line] of body.lines.entries()) {
    if (index > 0) {
      await sleep(between(150, 350));
      await workbench.press("Enter");
    }
    const text = line.trimStart();
    // The indentation is given, as editors give it.
    await workbench.page.keyboard.insertText(line.slice(0, line.length - text.length));
    let extra = between(400, 900);
    for (const character of text) {
      await sleep(Math.min(600, Math.max(60, 165 * Math.exp(0.35 * gauss()))) + extra);
      await workbench.page.keyboard.type(character);
      extra = /[.,;:(){}[\]=]/.test(character) && random() < 0.12 ? between(400, 900) : 0;
    }
  }
}
