/** What a key does in the panel. */
export type KeyCommand =
  | "next"
  | "previous"
  | "accept"
  | "reject"
  | "edit"
  | "open"
  | "undo"
  | "acceptFile"
  | "question"
  | "stop"
  | "keyList";

/** The keys by the name that the browser gives them, in the order in which the list shows them. */
export const keys: Readonly<Record<string, KeyCommand>> = {
  j: "next",
  k: "previous",
  a: "accept",
  r: "reject",
  e: "edit",
  o: "open",
  u: "undo",
  A: "acceptFile",
  "/": "question",
  Escape: "stop",
  "?": "keyList",
};

/** A key press, and whether it goes into a text field. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isTyping: boolean;
}

/** The command of a key press; none while typing, and none with a modifier but Shift. */
export function keyCommand({ key, ctrlKey, metaKey, altKey, isTyping }: KeyPress): KeyCommand | undefined {
  const isPlain = !(ctrlKey || metaKey || altKey || isTyping);
  return isPlain && Object.hasOwn(keys, key) ? keys[key] : undefined;
}
