/** Languages whose documentation comments have one form. */
export type LanguageFamily = "script" | "python" | "go" | "rust" | "java" | "csharp";

const families: Readonly<Record<string, LanguageFamily>> = {
  typescript: "script",
  typescriptreact: "script",
  javascript: "script",
  javascriptreact: "script",
  python: "python",
  go: "go",
  rust: "rust",
  java: "java",
  csharp: "csharp",
};

/** The family of a language identifier; `undefined` where its documentation is not known here. */
export function familyOf(languageId: string): LanguageFamily | undefined {
  return families[languageId];
}
