import { registerHooks } from "node:module";

/** The editor's way to give a text in the person's language, in English: `{0}` stands for what follows. */
const words = `export const l10n = {
  t: (text, ...given) => text.replace(/\\{(\\d+)\\}/g, (whole, index) => String(given[index] ?? whole)),
};
export const env = { language: "en" };
// A folder that nobody trusts, in which nothing is run.
export const workspace = { isTrusted: false };`;

// What a person reads is made in src/editor, of words that only the editor has.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "vscode"
      ? { url: `data:text/javascript,${encodeURIComponent(words)}`, shortCircuit: true }
      : next(specifier, context),
});

export const { tell, tellReason, tellTyping } = await import("../../../src/editor/messages.ts");
export const { tellNoPress, tellPress, tellStanding } = await import("../../../src/editor/pressWords.ts");
export const { tellFinding } = await import("../../../src/editor/panel/caveats.ts");
export const { roundDraft, roundOf, sendsNothingNew, tellRound } = await import(
  "../../../src/editor/panel/askingAgain.ts"
);
export const { TraceExport } = await import("../../../src/editor/traceExport.ts");
export const { withDismissals } = await import("../../../src/editor/panel/foundIn.ts");
export const { foundPlaces } = await import("../../../src/editor/panel/foundPlaces.ts");
export const { parseDismissals } = await import("../../../src/editor/panel/dismissals.ts");
export const { acceptedTogether, dismissalOf } = await import("../../../src/editor/panel/turnCaveats.ts");
export const { viewOf } = await import("../../../src/editor/panel/turnView.ts");
export const { usageView } = await import("../../../src/editor/panel/usageView.ts");
export const { tellNothingSent, tellPrompt } = await import("../../../src/editor/promptWords.ts");
