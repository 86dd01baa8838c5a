/** Something that is declared in a line of code. */
export interface DeclaredSymbol {
  readonly name: string;
  /** Whether it is called, so that it is written with brackets. */
  readonly isFunction: boolean;
}

/** Declarations as the widespread languages write them; a line that fits none declares nothing here. */
const declarations: readonly { readonly pattern: RegExp; readonly isFunction: boolean }[] = [
  { pattern: /^(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*([\w$]+)/, isFunction: true },
  {
    pattern: /^(?:export\s+)?const\s+([\w$]+)\s*(?::[^=]*)?=\s*(?:async\s*)?(?:function\b|\([^)]*\)[^=]*=>|\w+\s*=>)/,
    isFunction: true,
  },
  { pattern: /^(?:async\s+)?def\s+(\w+)/, isFunction: true },
  { pattern: /^func\s+(?:\([^)]*\)\s*)?(\w+)/, isFunction: true },
  { pattern: /^(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe)\s+)*fn\s+(\w+)/, isFunction: true },
  {
    pattern:
      /^(?:(?:export|default|declare|public|private|protected|internal|static|final|abstract|sealed|partial|pub(?:\([^)]*\))?)\s+)*(?:class|interface|enum|struct|trait|record)\s+(\w+)/,
    isFunction: false,
  },
  { pattern: /^(?:export\s+)type\s+(\w+)/, isFunction: false },
  { pattern: /^type\s+(\w+)\s+(?:struct|interface)\b/, isFunction: false },
  { pattern: /^export\s+(?:const|let|var)\s+([\w$]+)/, isFunction: false },
];

/** The symbols that lines of code declare, each once, in their order. */
export function symbolsIn(lines: readonly string[]): readonly DeclaredSymbol[] {
  const symbols = new Map<string, DeclaredSymbol>();
  for (const line of lines) {
    for (const { isFunction, pattern } of declarations) {
      const name = pattern.exec(line.trim())?.[1];
      if (name !== undefined) {
        symbols.set(name, symbols.get(name) ?? { name, isFunction });
        break;
      }
    }
  }
  return [...symbols.values()];
}
