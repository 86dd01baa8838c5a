import * as vscode from "vscode";
import { pickOrType } from "./pickOrType.ts";
import { beginAboutSelection } from "./selectionTask.ts";
import type { TaskParts } from "./task.ts";

/** Offered as targets; anything else can be typed. Names of languages and frameworks are the same in every language. */
const targets: readonly string[] = [
  ...["TypeScript", "JavaScript", "Python", "Go", "Rust", "Java", "Kotlin", "C#", "C++", "C", "Swift", "Ruby", "PHP"],
  ...["SQL", "Bash", "PowerShell", "React", "Vue", "Svelte", "Angular", "Express", "Fastify", "FastAPI", "Django"],
  ...["Spring Boot", "ASP.NET Core", "Jest", "Vitest", "Mocha", "Playwright", "pytest", "JUnit 5", "Tailwind CSS"],
];

/** Converts what is selected to a language or framework that it asks for. Arguments: those of `beginAboutSelection`. */
export function convert(parts: TaskParts, ...given: readonly unknown[]): Promise<void> {
  const title = vscode.l10n.t("Convert selection");
  const placeholder = vscode.l10n.t("To which language or framework?");
  return beginAboutSelection(parts, given, {
    feature: "convert",
    title,
    nothing: vscode.l10n.t("Select the code to convert first."),
    ask: () => pickOrType({ title, placeholder, choices: targets }),
  });
}
