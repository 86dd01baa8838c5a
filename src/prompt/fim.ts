import type { ContextItem } from "../context/contextItem.ts";
import type { Capabilities, Delta, ModelRequest } from "../model/model.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Hole } from "./hole.ts";
import { cleanHoleAnswer } from "./holeAnswer.ts";
import { holeChat } from "./holeChat.ts";
import { asComments, asParts } from "./otherFiles.ts";
import { endOf, startOf } from "./window.ts";

/** A request that fills in the middle, and how to read its answer. */
export interface Fill {
  readonly request: ModelRequest;
  /** Makes the text for the cursor of the answer's stream, whatever form the model was asked in. */
  clean(answer: AsyncIterable<Delta>): AsyncIterable<Delta>;
}

/** The part of a snapshot that a prompt is made of. */
export type Gap = Pick<Snapshot, "uri" | "languageId" | "prefix" | "suffix">;

/** Tokens; a block of code rarely has more, and the reader of the stream leaves at the block's end. */
const mostAnswer = 256;

/** Tokens; more makes the first token late on a machine of one's own, and dear elsewhere. A model in this process takes what there is. */
const mostPrompt = 4096;

/** A token of code has 3 to 4 characters in today's vocabularies; the lower bound keeps the prompt inside the window. */
const charactersPerToken = 3;

/** Asks for the text at a cursor, by suffix where the model takes one, otherwise by a chat with a hole. */
export function fillIn(gap: Gap, items: readonly ContextItem[], capabilities: Capabilities): Fill {
  const maxTokens = Math.min(mostAnswer, capabilities.maxOutput);
  const most = capabilities.learnsWorkspace ? capabilities.contextWindow : mostPrompt;
  const characters = Math.min(most, capabilities.contextWindow - maxTokens) * charactersPerToken;
  const { uri, languageId } = gap;
  const hole: Hole = {
    prefix: endOf(gap.prefix, Math.floor(characters * 0.5)),
    suffix: startOf(gap.suffix, Math.floor(characters * 0.2)),
    languageId,
    name: nameOf(uri),
  };
  const forOthers = Math.floor(characters * 0.25);
  const base = { stop: [], maxTokens, lane: "typing", feature: "completion" } as const;
  if (capabilities.fim === "suffix") {
    const prefix = asComments(items, languageId, forOthers) + hole.prefix;
    const document = { uri, languageId };
    return { request: { ...base, task: "complete", prefix, suffix: hole.suffix, document }, clean: (answer) => answer };
  }
  return {
    request: { ...base, task: "chat", messages: holeChat(hole, asParts(items, forOthers)) },
    clean: (answer) => cleanHoleAnswer(answer, hole),
  };
}

/** A document's file name; what can't be decoded is taken as it is. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  return /%(?![0-9a-f]{2})/i.test(last) ? last : decodeURIComponent(last);
}
