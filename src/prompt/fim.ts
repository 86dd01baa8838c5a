import type { ContextItem } from "../context/contextItem.ts";
import { estimateTokens } from "../context/tokens.ts";
import type { Capabilities, CompleteRequest, FimKind, ModelRequest } from "../model/model.ts";
import { textsOf } from "../model/textsOf.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { chooseItems } from "./chooseItems.ts";
import { rawPrompt } from "./fim/raw.ts";
import { templateOf } from "./fim/templates.ts";
import { frozenSuffix } from "./frozenSuffix.ts";
import type { Hole } from "./hole.ts";
import { holeChat } from "./holeChat.ts";
import { asComments, asFile, asPart } from "./otherFiles.ts";
import { keyOf, type PromptMemory, type SentPrompt } from "./promptMemory.ts";
import { type Shares, sharesOf } from "./shares.ts";
import { steadyEndOf } from "./steadyPrefix.ts";
import { endOf, startOf } from "./window.ts";

/** A request that fills in the middle. */
export interface Fill {
  readonly request: ModelRequest;
  /** The text around the cursor that the request shows. */
  readonly hole: Hole;
  /** The pieces of context that it shows, in their order, as far as it shows them. */
  readonly sent: readonly ContextItem[];
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

/**
 * Asks for the text at a cursor in the form that the model takes, otherwise by a chat with a hole. `items`: what may go along; as many do as
 * there is room for. `memory`: makes the request begin as much like the last one as it can, and keeps this one as the last.
 */
export function fillIn(
  gap: Gap,
  items: readonly ContextItem[],
  capabilities: Capabilities,
  memory?: PromptMemory,
): Fill {
  const { contextWindow, learnsWorkspace, tokensPerEstimate = 1 } = capabilities;
  const room = contextWindow - mostAnswerOf(capabilities);
  const characters = Math.min(learnsWorkspace ? contextWindow : mostPrompt, room) * charactersPerToken;
  if (learnsWorkspace) {
    return fillWithin(characters, gap, [], capabilities);
  }
  const last = memory?.last(gap.uri);
  const within = (fewer: number) => fillWithin(fewer, gap, items, capabilities, memory && { last });
  const fill = fitted(within(characters), characters, within, room / tokensPerEstimate);
  const { prefix, suffix } = fill.hole;
  memory?.keep(gap.uri, { prefix, suffix, items: fill.sent.map(keyOf) });
  return fill;
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

/** `steady`: begin as the last prompt did, if there was one. */
function fillWithin(
  characters: number,
  gap: Gap,
  items: readonly ContextItem[],
  capabilities: Capabilities,
  steady?: { readonly last: SentPrompt | undefined },
): Fill {
  const maxTokens = mostAnswerOf(capabilities);
  const { uri, languageId } = gap;
  const write = writingOf(capabilities.fim, languageId);
  const shares = sharesOf(characters, {
    prefix: gap.prefix.length,
    suffix: gap.suffix.length,
    others: write === undefined ? 0 : items.reduce((sum, item) => sum + roughLengthOf(item), 0),
  });
  const hole: Hole = {
    ...aroundCursor(gap, shares, steady),
    languageId,
    name: nameOf(uri),
  };
  const sent = write === undefined ? [] : chooseItems(items, write, shares.others, steady?.last?.items);
  const completion = completionOf(capabilities.fim, hole, sent);
  if (completion !== undefined) {
    const request = { ...typing, maxTokens, task: "complete", document: { uri, languageId }, ...completion } as const;
    return { request, hole, sent };
  }
  return {
    request: { ...typing, maxTokens, task: "chat", messages: holeChat(hole, sent.map(asPart)) },
    hole,
    sent,
  };
}

function aroundCursor(
  gap: Gap,
  most: Shares,
  steady: { readonly last: SentPrompt | undefined } | undefined,
): Pick<Hole, "prefix" | "suffix"> {
  return steady === undefined
    ? { prefix: endOf(gap.prefix, most.prefix), suffix: startOf(gap.suffix, most.suffix) }
    : {
        prefix: steadyEndOf(gap.prefix, most.prefix, steady.last?.prefix),
        suffix: frozenSuffix(gap.suffix, most.suffix, steady.last?.suffix),
      };
}

/** How a form shows a piece of another file, as far as its room goes; `undefined` where it can't. */
function writingOf(fim: FimKind, languageId: string): ((item: ContextItem) => string) | undefined {
  if (fim === "infill") {
    return (item) => Object.values(asFile(item)).join("");
  }
  return takesComments(fim) ? asComments(languageId) : asPart;
}

function takesComments(fim: FimKind): boolean {
  return templateOf(fim) !== undefined || fim === "suffix" || fim === "generate" || fim === "fimEndpoint";
}

/** Characters that a piece takes, whatever stands around its lines. */
function roughLengthOf({ name, text }: ContextItem): number {
  return name.length + text.length * 1.2 + 20;
}

/** What a completion in a form differs in; `undefined` where the form is a chat. */
function completionOf(
  fim: FimKind,
  { languageId, prefix, suffix }: Hole,
  sent: readonly ContextItem[],
):
  | Pick<CompleteRequest, "prefix" | "suffix" | "others">
  | Pick<CompleteRequest, "prefix" | "suffix" | "stop">
  | undefined {
  if (fim === "infill") {
    return { prefix, suffix, others: sent.map(asFile) };
  }
  if (!takesComments(fim)) {
    return undefined;
  }
  const template = templateOf(fim);
  const whole = sent.map((item) => asComments(languageId)?.(item) ?? "").join("") + prefix;
  return template === undefined
    ? { prefix: whole, suffix }
    : { prefix: rawPrompt(template, whole, suffix), suffix: "", stop: template.stop };
}

/** A document's file name; what can't be decoded is taken as it is. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  return /%(?![0-9a-f]{2})/i.test(last) ? last : decodeURIComponent(last);
}
