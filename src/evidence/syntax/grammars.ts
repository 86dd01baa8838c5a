import { extname } from "node:path/posix";

/** The grammars that VS Code ships: `tree-sitter-<name>.wasm` of `@vscode/tree-sitter-wasm` 0.3. */
export type Grammar =
  | "bash"
  | "c-sharp"
  | "cpp"
  | "css"
  | "go"
  | "ini"
  | "java"
  | "javascript"
  | "php"
  | "powershell"
  | "python"
  | "regex"
  | "ruby"
  | "rust"
  | "tsx"
  | "typescript";

/** By VS Code's names of languages. C is not read as C++: what is a name in one is a keyword in the other. */
const grammars: Readonly<Record<string, Grammar>> = {
  shellscript: "bash",
  csharp: "c-sharp",
  cpp: "cpp",
  css: "css",
  go: "go",
  ini: "ini",
  java: "java",
  javascript: "javascript",
  javascriptreact: "javascript",
  php: "php",
  powershell: "powershell",
  python: "python",
  regex: "regex",
  ruby: "ruby",
  rust: "rust",
  typescript: "typescript",
  typescriptreact: "tsx",
};

/** VS Code calls these shell scripts too, but their syntax is not bash's. */
const otherShells = new Set([".zsh", ".zshrc", ".fish", ".csh", ".tcsh", ".ksh"]);

/** The grammar that reads a file, or `undefined` where none does. `path`: with `/`, absolute or not. */
export function grammarFor(languageId: string, path: string): Grammar | undefined {
  const grammar = Object.hasOwn(grammars, languageId) ? grammars[languageId] : undefined;
  return grammar === "bash" && otherShells.has(extname(path)) ? undefined : grammar;
}
