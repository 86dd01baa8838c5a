import type { ContextItem } from "../context/contextItem.ts";
import { estimateTokens } from "../context/tokens.ts";
import type { Capabilities, CompleteRequest, Delta, FimKind, ModelRequest } from "../model/model.ts";
import { textsOf } from "../model/textsOf.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { rawPrompt } from "./fim/raw.ts";
import { templateOf } from "./fim/templates.ts";
import type { Hole } from "./hole.ts";
import { cleanHoleAnswer } from "./holeAnswer.ts";
import { holeChat } from "./holeChat.ts";
import { asComments, asFiles, asParts } from "./otherFiles.ts";
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

/** A token of code has 3 to 4 characters in today's vocabularies. */
const charactersPerToken = 3;
/** What no character takes more tokens than, by estimate, and what stands around the texts of a prompt. */
const mostTokensPerCharacter = 3;
const aroundTexts = 32;

/** What requests for suggestions have in common. */
const typing = { stop: [], lane: "typing", feature: "completion" } as const;

/** Asks for the text at a cursor in the form that the model takes, otherwise by a chat with a hole. */
export function fillIn(gap: Gap, items: readonly ContextItem[], capabilities: Capabilities): Fill {
  const { contextWindow, learnsWorkspace, tokensPerEstimate = 1 } = capabilities;
  const room = contextWindow - mostAnswerOf(capabilities);
  const characters = Math.min(learnsWorkspace ? contextWindow : mostPrompt, room) * charactersPerToken;
  const fill = fillWithin(characters, gap, items, capabilities);
  return learnsWorkspace
    ? fill
    : fitted(fill, characters, (fewer) => fillWithin(fewer, gap, items, capabilities), room / tokensPerEstimate);
}

/** Shorter where signs, digits or scripts other than Latin take more tokens than the model has room for. `room`: in estimated tokens. */
function fitted(fill: Fill, characters: number, fillWithin: (characters: number) => Fill, room: number): Fill {
  if (characters === 0 || characters * mostTokensPerCharacter + aroundTexts <= room) {
    return fill;
  }
  const tokens = textsOf(fill.request).reduce((sum, text) => sum + estimateTokens(text), aroundTexts);
  if (tokens <= room) {
    return fill;
  }
  const fewer = Math.floor(characters * Math.min(0.9, room / tokens));
  return fitted(fillWithin(fewer), fewer, fillWithin, room);
}

function mostAnswerOf({ maxOutput }: Capabilities): number {
  return Math.min(mostAnswer, maxOutput);
}

function fillWithin(characters: number, gap: Gap, items: readonly ContextItem[], capabilities: Capabilities): Fill {
  const maxTokens = mostAnswerOf(capabilities);
  const hole: Hole = {
    prefix: endOf(gap.prefix, Math.floor(characters * 0.5)),
    suffix: startOf(gap.suffix, Math.floor(characters * 0.2)),
    languageId: gap.languageId,
    name: nameOf(gap.uri),
  };
  const forOthers = Math.floor(characters * 0.25);
  const completion = completionOf(capabilities.fim, gap, hole, items, forOthers);
  if (completion !== undefined) {
    const { uri, languageId } = gap;
    const request = { ...typing, maxTokens, task: "complete", document: { uri, languageId }, ...completion } as const;
    return { request, clean: (answer) => answer };
  }
  return {
    request: { ...typing, maxTokens, task: "chat", messages: holeChat(hole, asParts(items, forOthers)) },
    clean: (answer) => cleanHoleAnswer(answer, hole),
  };
}

/** What a completion in a form differs in; `undefined` where the form is a chat. */
function completionOf(
  fim: FimKind,
  { languageId }: Gap,
  { prefix, suffix }: Hole,
  items: readonly ContextItem[],
  forOthers: number,
):
  | Pick<CompleteRequest, "prefix" | "suffix" | "others">
  | Pick<CompleteRequest, "prefix" | "suffix" | "stop">
  | undefined {
  if (fim === "infill") {
    return { prefix, suffix, others: asFiles(items, forOthers) };
  }
  const template = templateOf(fim);
  if (template === undefined && fim !== "suffix" && fim !== "generate" && fim !== "fimEndpoint") {
    return undefined;
  }
  const whole = asComments(items, languageId, forOthers) + prefix;
  return template === undefined
    ? { prefix: whole, suffix }
    : { prefix: rawPrompt(template, whole, suffix), suffix: "", stop: template.stop };
}

/** A document's file name; what can't be decoded is taken as it is. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  return /%(?![0-9a-f]{2})/i.test(last) ? last : decodeURIComponent(last);
}
