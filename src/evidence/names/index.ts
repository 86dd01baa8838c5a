import { cNames } from "./c.ts";
import { csharpNames } from "./csharp.ts";
import { environmentNames } from "./environments.ts";
import { goNames } from "./go.ts";
import { javaNames } from "./java.ts";
import { javascriptNames } from "./javascript.ts";
import { phpNames } from "./php.ts";
import { pythonNames } from "./python.ts";
import { rubyNames } from "./ruby.ts";
import { rustNames } from "./rust.ts";
import { shellNames } from "./shell.ts";
import { sqlNames } from "./sql.ts";

/** Of all languages at once: an answer about one often speaks of another, and a name too many here is a doubt too few. */
const languageNames: ReadonlySet<string> = new Set(
  [
    cNames,
    csharpNames,
    environmentNames,
    goNames,
    javaNames,
    javascriptNames,
    phpNames,
    pythonNames,
    rubyNames,
    rustNames,
    shellNames,
    sqlNames,
  ].flatMap((names) => names.trim().split(/\s+/)),
);

/** Whether a name belongs to a language, its standard globals or the shell, so that no workspace defines it. */
export function isLanguageName(name: string): boolean {
  return languageNames.has(name);
}
