/** Names of files that people write without a dot or a slash. */
const knownNames = /^(?:Makefile|Dockerfile|Jenkinsfile|Procfile|Gemfile|Rakefile|LICENSE|CODEOWNERS)$/;
const pathLike = /^(?:[A-Za-z]:[\\/]|~?[\\/])?[^\s<>"|?*:`]+$/;

/** Whether a word is written as paths are: with a slash, an extension or a known name. */
function looksLikePath(word: string): boolean {
  if (!pathLike.test(word) || /^(?:https?|\.+$|\/+$)/.test(word)) {
    return false;
  }
  return (
    /[\\/][^\\/]/.test(word) ||
    /^\.?[\w@$-][\w@$.-]*\.[A-Za-z]\w{0,9}$/.test(word) ||
    /^\.[a-z]\w+$/.test(word) ||
    knownNames.test(word)
  );
}

/** The path that a line consists of, whatever Markdown, comment or words such as `File:` stand around it. */
export function pathOfLine(line: string): string | undefined {
  const bare = line
    .trim()
    .replace(/^(?:#{1,6}|>|[-*+]|\d+[.)]|\/\/|\/\*|<!--|--|;)\s+/, "")
    .replace(/\s*(?:\*\/|-->)$/, "")
    .replace(/^[*_]{1,3}(.*?)[*_]{1,3}(:?)$/, "$1$2")
    .replace(/^(?:(?:new|in|edit|update|create|modify)\s+)?(?:file(?:name)?|path)?\s*:?\s+(?=\S)/i, "")
    .replace(/^(?:file(?:name)?|path):/i, "")
    .replace(/^[*_]{1,3}(.*?)[*_]{1,3}$/, "$1")
    .replace(/\s*\((?:new|new file|changed|modified|updated)\)$/i, "")
    .replace(/:$/, "");
  const quoted = /^`([^`]+)`$|^"([^"]+)"$|^'([^']+)'$/.exec(bare.replace(/:$/, ""));
  const word = (quoted?.[1] ?? quoted?.[2] ?? quoted?.[3] ?? bare).trim();
  return looksLikePath(word) || (quoted !== null && looksLikePath(word.replaceAll(" ", ""))) ? word : undefined;
}

/** The path in a sentence that introduces code, such as "Change `src/cart.ts` as follows:". */
export function pathInSentence(line: string): string | undefined {
  const quoted = [...line.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)].map((match) => match[1] ?? match[2] ?? "");
  const words = line.trim().endsWith(":")
    ? line
        .trim()
        .slice(0, -1)
        .split(/[\s`*]+/)
    : [];
  const paths = new Set([...quoted, ...words].filter(looksLikePath));
  return paths.size === 1 ? [...paths][0] : undefined;
}

/** Language and path of what follows a fence's back quotes: `ts src/cart.ts`, `ts:src/cart.ts`, `ts title="src/cart.ts"`, `src/cart.ts`. */
export function readFenceInfo(info: string): { readonly language: string; readonly path?: string } {
  const named = /\b(?:title|file|filename|path|name)\s*=\s*["']?([^"'\s}]+)/i.exec(info)?.[1];
  const [first = "", ...rest] = info.trim().split(/\s+/);
  const colon = /^([\w+#-]*):(.+)$/.exec(first);
  const path =
    named ??
    colon?.[2] ??
    rest.find(looksLikePath) ??
    (/[\\/.]/.test(first) && looksLikePath(first) ? first : undefined);
  const language = (colon?.[1] ?? (path === first ? "" : first)).toLowerCase();
  // With line numbers it is a place that the code is quoted from.
  return path === undefined || /:\d+(?:-\d+)?$/.test(path) ? { language } : { language, path };
}
