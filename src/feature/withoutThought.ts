import type { Delta } from "../model/model.ts";
import { mayBeThought, shortened, withoutThoughts } from "../review/answer/thoughts.ts";

/**
 * An answer's stream without what the model thought first, where its server passes that through as text. Nothing is held back but a
 * thought and what may be its beginning; where the stream fails, that beginning is text like any other.
 */
export async function* withoutThought(deltas: AsyncIterable<Delta>): AsyncGenerator<Delta> {
  let held = "";
  let isAnswer = false;
  try {
    for await (const delta of deltas) {
      if (!isAnswer && delta.type === "text") {
        held += delta.text;
        if (mayBeThought(held)) {
          held = shortened(held);
          continue;
        }
        isAnswer = true;
        const text = withoutThoughts(held);
        yield text === delta.text ? delta : { type: "text", text };
      } else {
        yield* isAnswer ? [] : textOf(held);
        isAnswer = true;
        yield delta;
      }
    }
  } catch (error) {
    yield* isAnswer ? [] : textOf(held);
    throw error;
  }
}

function textOf(held: string): readonly Delta[] {
  const text = withoutThoughts(held);
  return text === "" ? [] : [{ type: "text", text }];
}
