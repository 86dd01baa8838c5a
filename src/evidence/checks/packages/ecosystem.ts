import type { ChangedFile, FindingKind } from "../../check.ts";
import type { Imported } from "./imported.ts";
import type { WorkspaceTree } from "./workspaceTree.ts";

/** What became of one import: it is there, that can't be known, or what is wrong with it. */
export type ImportResult = "there" | "unknown" | (FindingKind & { readonly severity: "problem" | "doubt" });

/** How the languages that share package manifests import, and who says what is there. */
export interface Ecosystem {
  readonly languages: readonly string[];
  /** Never throws, whatever the text. */
  importsIn(text: string): readonly Imported[];
  checkImport(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult>;
  /** Missing where it isn't known which packages are used most. */
  readonly declarations?: Declarations;
}

/** How newly declared packages are held against those that are used most. */
export interface Declarations {
  /** The names of packages that a manifest declares; `undefined` where the path is none of its manifests or can't be read. */
  declaredIn(path: string, text: string): readonly string[] | undefined;
  readonly popular: ReadonlySet<string>;
}
