/** Languages that write comments, strings and calls alike. */
export type Family = "javascript" | "python" | "go" | "java" | "rust" | "php" | "ruby" | "shell";

const families: Readonly<Record<string, Family>> = {
  javascript: "javascript",
  javascriptreact: "javascript",
  typescript: "javascript",
  typescriptreact: "javascript",
  vue: "javascript",
  svelte: "javascript",
  python: "python",
  go: "go",
  java: "java",
  kotlin: "java",
  scala: "java",
  csharp: "java",
  rust: "rust",
  php: "php",
  ruby: "ruby",
  shellscript: "shell",
};

/** `undefined`: nothing is known of how the language is written. */
export function familyOf(languageId: string): Family | undefined {
  return families[languageId];
}
