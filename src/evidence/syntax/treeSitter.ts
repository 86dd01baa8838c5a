import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as z from "zod/mini";
import type { TreeSitterFiles } from "./protocol.ts";

/** A node of a syntax tree: the part of tree-sitter's own interface that is used here. */
export interface SyntaxNode {
  /** Such as `ERROR`, `identifier` or `}`. */
  readonly type: string;
  readonly isError: boolean;
  readonly isMissing: boolean;
  /** Whether it or anything in it is an error or missing. */
  readonly hasError: boolean;
  readonly startPosition: { readonly row: number; readonly column: number };
  readonly endPosition: { readonly row: number; readonly column: number };
  readonly children: readonly (SyntaxNode | null)[];
}

export interface Tree {
  readonly rootNode: SyntaxNode;
  delete(): void;
}

type Language = object;

export interface Parser {
  setLanguage(language: Language): unknown;
  /** `null`: the callback returned `true`. */
  parse(text: string, oldTree: null, options: { progressCallback: () => boolean }): Tree | null;
  reset(): void;
}

interface ParserClass {
  new (): Parser;
  init(options: { locateFile: (file: string) => string }): Promise<void>;
}

/** The module's shape as of web-tree-sitter 0.25; an older or newer one is refused, not tried. */
const runtime = z.object({
  Parser: z.custom<ParserClass>((value) => typeof value === "function" && "init" in value),
  Language: z.custom<{ load(bytes: Uint8Array): Promise<Language> }>(
    (value) => typeof value === "function" && "load" in value,
  ),
});

/** VS Code's own tree-sitter, with the grammars loaded as they are needed. */
export class TreeSitter {
  private readonly wasmFolder: string;
  private readonly module: z.infer<typeof runtime>;
  private readonly parsers = new Map<string, Promise<Parser | undefined>>();

  private constructor(wasmFolder: string, module: z.infer<typeof runtime>) {
    this.wasmFolder = wasmFolder;
    this.module = module;
  }

  /** Loads the runtime. Throws where its files or its shape are not the expected ones. */
  static async load({ runtime: path, wasmFolder }: TreeSitterFiles): Promise<TreeSitter> {
    const module = runtime.parse(createRequire(path)(path));
    await module.Parser.init({ locateFile: (file) => join(wasmFolder, file) });
    return new TreeSitter(wasmFolder, module);
  }

  /** The grammar's parser, or `undefined` where this VS Code does not ship the grammar. */
  parser(grammar: string): Promise<Parser | undefined> {
    const known = this.parsers.get(grammar) ?? this.loadParser(grammar);
    this.parsers.set(grammar, known);
    return known;
  }

  private async loadParser(grammar: string): Promise<Parser | undefined> {
    const bytes = await readIfThere(join(this.wasmFolder, `tree-sitter-${grammar}.wasm`));
    if (bytes === undefined) {
      return undefined;
    }
    const parser = new this.module.Parser();
    parser.setLanguage(await this.module.Language.load(bytes));
    return parser;
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
