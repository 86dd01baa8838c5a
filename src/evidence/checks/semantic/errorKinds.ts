import { type CompilerErrorKind, compilerErrorKinds } from "../../check.ts";

/**
 * The messages that tell of what models get wrong, by their numbers in TypeScript's `diagnosticMessages.json`. Left out is what is a matter of
 * strictness or style, what only says that typings are not installed (2580 to 2584, 2591 to 2593), and modules that are not found
 * (2307): the check of imports knows these for more languages.
 */
const codes: Readonly<Record<CompilerErrorKind, readonly number[]>> = {
  names: [2304, 2552, 2503, 2662, 2663, 18004, 2448, 2449],
  exports: [2305, 2459, 2460, 2613, 2614, 2724, 1192],
  members: [2339, 2551, 2550, 2353, 2561, 2576, 2341, 2445, 2540, 2694],
  arguments: [2554, 2555, 2556, 2558, 2769, 2575],
  types: [
    ...[2345, 2322, 2365, 2362, 2363, 2349, 2351, 2355, 2366, 2416, 2420, 2488, 2504, 2515, 2559, 2739, 2740, 2741],
    ...[2531, 2532, 2533, 18047, 18048, 18049],
  ],
  await: [1308, 1378, 2801, 80007],
  unreachable: [7027],
  declaredTwice: [2300, 2393, 2451],
};
const kindOfCode = new Map(compilerErrorKinds.flatMap((kind) => codes[kind].map((code) => [code, kind] as const)));

/** Possibly `undefined`, a promise that is always true, an `await` or code without effect: it may run all the same. */
const mayRun = new Set([2531, 2532, 2533, 18047, 18048, 18049, 2801, 80007, 7027]);
/** "Did you forget to use 'await'?", beside another error. */
const forgotAwait = 2773;

/** What an error is about, or `undefined` where nothing is said of it. */
export function kindOfError(code: number, related: readonly number[]): CompilerErrorKind | undefined {
  const kind = kindOfCode.get(code);
  return kind !== undefined && related.includes(forgotAwait) ? "await" : kind;
}

/** Whether the code is wrong however it is run. */
export function isCertainError(code: number): boolean {
  return !mayRun.has(code);
}
