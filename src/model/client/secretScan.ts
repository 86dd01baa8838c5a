import { setImmediate as nextTurn } from "node:timers/promises";
import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import { privateKeysIn } from "./privateKeys.ts";

/** Finds the secrets of a text, each exactly as it stands there. Rejects where the search can't be done, and when the signal aborts. */
export type SecretScan = (text: string, signal: AbortSignal) => Promise<readonly string[]>;

/** What a rule is given, as far as the rules use it: https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/types */
interface RuleContext {
  createTranslator(): (messageId: string, data?: Readonly<Record<string, unknown>>) => Found;
  report(report: { readonly message: Found; readonly range: readonly [number, number] }): void;
  ignore(): void;
}

interface Rule {
  readonly meta: { readonly id: string };
  create(context: RuleContext, options: object): { file?(source: object): void | Promise<void> };
}

/** The values that a rule puts into its message: the secret is one of them. */
type Found = Readonly<Record<string, unknown>>;

/**
 * The rules alone, without `@secretlint/core`: its profiler keeps an entry of every run for as long as the process lives. Left out is
 * the rule that lets a comment in a file switch the others off.
 */
const searching = (rules as unknown as readonly Rule[]).filter(({ meta }) => !meta.id.endsWith("filter-comments"));

/** Values of messages that are names of a kind or a file, not the secret. */
const notSecret: ReadonlySet<string> = new Set(["typeName", "FILE_NAME"]);
/** Characters searched at once, about 3 ms of work; between two pieces the event loop goes on. */
const pieceLength = 65_536;
/** Characters that two pieces share, as many as the longest secret that a rule knows (a private key: 10,000) and its marks. */
const overlap = 10_240;

/** Searches by the recommended rules of secretlint, and for private keys that a window cut in two. */
export const scanForSecrets: SecretScan = async (text, signal) => {
  const found = new Set<string>();
  for (let start = 0; start === 0 || start + overlap < text.length; start += pieceLength - overlap) {
    if (start > 0) {
      await nextTurn(undefined, { signal });
    }
    signal.throwIfAborted();
    const piece = text.slice(start, start + pieceLength);
    for (const secret of [...(await byRules(piece)), ...privateKeysIn(piece)]) {
      found.add(secret);
    }
  }
  return [...found];
};

async function byRules(content: string): Promise<readonly string[]> {
  const found: string[] = [];
  const context: RuleContext = {
    createTranslator: () => (_messageId, data) => data ?? {},
    report: ({ message, range }) => {
      const named = secretsOf(message, content);
      found.push(...(named.length > 0 ? named : [content.slice(...range)]));
    },
    ignore: () => {},
  };
  // Named so that the rule for npm's settings looks too; nothing of that name is read.
  const source = { content, contentType: "text", filePath: ".npmrc", ext: ".npmrc" };
  for (const rule of searching) {
    await rule.create(context, {}).file?.(source);
  }
  return found;
}

/** Not by the range: the rule for AWS counts it from the name before the key. */
function secretsOf(message: Found, content: string): readonly string[] {
  return Object.entries(message).flatMap(([name, value]) =>
    !notSecret.has(name) && typeof value === "string" && value !== "" && content.includes(value)
      ? withoutRest(value)
      : [],
  );
}

/** The rules for addresses take all up to the next white space; behind the host the code goes on. */
function withoutRest(secret: string): string {
  return /^.*:\/\/.*@[^"'`<>()[\],;\\]*/.exec(secret)?.[0] ?? secret;
}
