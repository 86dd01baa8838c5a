import { chatEvents } from "../openai.ts";
import { type Answer, piecesOf } from "../script.ts";
import { encodeSse } from "../sse.ts";

/** How an answer comes; without orders whole and at the model's pace. */
export interface Order {
  /** Pieces a second, each about a word; 0 is all at once. */
  readonly pace?: number;
  /** The connection ends after so many pieces: by a clean end without its mark, by a reset, or never again a byte. */
  readonly breakOff?: { readonly afterPieces: number; readonly by: "end" | "reset" | "stall" };
  /** The stream ends with an error event after so many pieces. */
  readonly errorAfterPieces?: number;
  /** The model stops at its limit after so many pieces, and says so. */
  readonly lengthAfterPieces?: number;
  /** The request is refused with this status before anything is answered. */
  readonly status?: number;
}

/** A text as it is ordered. `asked`: the prompt's text, for the count of its tokens. */
export function ordered(text: string, asked: string, { breakOff, pace = 0, ...order }: Order): Answer {
  const pieces = piecesOf({ text });
  const shown = pieces.slice(0, order.errorAfterPieces ?? order.lengthAfterPieces);
  const answer: Answer = {
    text: shown,
    finish: (order.lengthAfterPieces ?? pieces.length) < pieces.length ? "length" : "stop",
    usage: { input: Math.ceil(asked.length / 4), output: shown.length, cached: 0 },
  };
  return {
    ...answer,
    ...(order.errorAfterPieces === undefined
      ? {}
      : { error: { type: "server_error", message: "The demo model was told to fail here." } }),
    faults: {
      ...(pace === 0 ? {} : { eventEvery: 1000 / pace }),
      ...(breakOff === undefined
        ? {}
        : { breakOff: { afterBytes: bytesOf(shown.slice(0, breakOff.afterPieces)), by: breakOff.by } }),
    },
  };
}

/** Bytes of a stream up to and with so many pieces: its start, and no end. */
function bytesOf(pieces: readonly string[]): number {
  const events = chatEvents({ text: pieces }).slice(0, pieces.length + 1);
  return encodeSse(events).reduce((sum, event) => sum + event.length, 0);
}
