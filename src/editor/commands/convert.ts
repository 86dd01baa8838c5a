import * as vscode from "vscode";
import { pickOrType } from "./pickOrType.ts";
import { admit, placeOf, say, type TaskParts, targetOf } from "./task.ts";

/** Offered as targets; anything else can be typed. Names of languages and frameworks are the same in every language. */
const targets: readonly string[] = [
  ...["TypeScript", "JavaScript", "Python", "Go", "Rust", "Java", "Kotlin", "C#", "C++", "C", "Swift", "Ruby", "PHP"],
  ...["SQL", "Bash", "PowerShell", "React", "Vue", "Svelte", "Angular", "Express", "Fastify", "FastAPI", "Django"],
  ...["Spring Boot", "ASP.NET Core", "Jest", "Vitest", "Mocha", "Playwright", "pytest", "JUnit 5", "Tailwind CSS"],
];

/** Converts what is selected, else the symbol at the cursor, to a language or framework that it asks for. Arguments as of `change`. */
export async function convert(
  { panel, access }: TaskParts,
  uri?: unknown,
  range?: unknown,
  given?: unknown,
): Promise<void> {
  const target = await targetOf(uri, range);
  const document = target && (await admit(access, target.document));
  if (target === undefined || document === undefined) {
    return;
  }
  const place = await placeOf(target.document, target.range);
  if (place.selection === undefined) {
    say(vscode.l10n.t("Select the code to convert first."));
    return;
  }
  const title = vscode.l10n.t("Convert selection");
  const placeholder = vscode.l10n.t("To which language or framework?");
  const to = typeof given === "string" ? given : await pickOrType({ title, placeholder, choices: targets });
  if (to !== undefined) {
    await panel.begin({ feature: "convert", document, ...place, instruction: to }, title);
  }
}
