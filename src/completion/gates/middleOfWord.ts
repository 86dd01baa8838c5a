import { lineAfter, lineBefore } from "../../text/snapshot.ts";
import type { Gate } from "./gate.ts";

/** Whoever changes a name knows which one. */
export const middleOfWord: Gate = (snapshot) =>
  /[\p{L}\p{N}_$]$/u.test(lineBefore(snapshot)) && /^[\p{L}\p{N}_$]/u.test(lineAfter(snapshot))
    ? "middleOfWord"
    : undefined;
