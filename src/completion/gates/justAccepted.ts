import { lineAfter, lineBefore } from "../../text/snapshot.ts";
import type { Gate } from "./gate.ts";

/** Brackets that close a block, or a jump behind which a block has nothing more to say. */
const endsBlock = /^\s*(?:[)\]}]+[;,]?|(?:return|throw|raise|break|continue|pass)\b.*)$/;

/**
 * Asks nothing anew where a suggestion was taken to the end of its block and nothing was typed since: a model that is asked
 * there begins another block that nobody wanted, and the key that would begin one is the person's. Within a block, and
 * wherever the answer that was taken goes on, there is more at once.
 */
export const justAccepted: Gate = (snapshot, { acceptedHere }) =>
  acceptedHere !== undefined && lineAfter(snapshot).trim() === "" && endsBlock.test(lineBefore(snapshot))
    ? "justAccepted"
    : undefined;
