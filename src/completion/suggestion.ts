/** What is offered as ghost text, and for which place it was made. */
export interface Suggestion {
  /** One for each answer, also where what is left of it is offered again. */
  readonly id: string;
  readonly text: string;
  /** Characters after the cursor, on its line, that taking the suggestion replaces. */
  readonly replaceAfter: number;
  /** The model that answered. */
  readonly model: string;
  /** What a person should know before taking it; absent where nothing speaks against it. */
  readonly caveats?: readonly SuggestionCaveat[];
}

/** What speaks against a suggestion that is shown all the same. */
export type SuggestionCaveat =
  /** Nothing that was looked at defines the name. */
  | { readonly kind: "unknownName"; readonly name: string }
  /** The text with it in place should have been parsed, and could not be in time. */
  | { readonly kind: "unparsed" }
  /** The model's own chance, 0 to 1, that its least sure line is right, and the words of it that the model is least sure of. */
  | { readonly kind: "lowProbability"; readonly probability: number; readonly words: string }
  /** The embedded model wrote it before another one that was asked had answered. */
  | { readonly kind: "draft" };

/** Why a key press gave no ghost text; each is a line in the log and in the status bar's tooltip. */
export type NoSuggestionReason =
  | "switchedOff"
  | "languageOff"
  | "snoozed"
  | "notAFile"
  | "readOnly"
  | "severalCursors"
  | "lineTooLong"
  | "binary"
  | "middleOfWord"
  | "insideBrackets"
  | "selection"
  | "justAccepted"
  | "afterTab"
  | "editorList"
  | "inComment"
  | "inString"
  | "paused"
  | "overBudget"
  | "tooManyRequests"
  | "cancelled"
  | "notSure"
  | "unconfirmed"
  | "empty"
  | "cutOff"
  | "repeatsSuffix"
  | "repeatsNextLine"
  | "repeatsPreviousLine"
  | "repeatsItself"
  | "echoesPrompt"
  | "prose"
  | "wrongIndentation"
  | "breaksSyntax"
  | "secret"
  | "copiesFile"
  | "invisibleCharacters"
  | "lowProbability"
  | "erredHere"
  | "failed";

export type Outcome =
  | { readonly kind: "suggestion"; readonly suggestion: Suggestion }
  | { readonly kind: "none"; readonly reason: NoSuggestionReason };

/** An outcome without ghost text. */
export function none(reason: NoSuggestionReason): Extract<Outcome, { kind: "none" }> {
  return { kind: "none", reason };
}
