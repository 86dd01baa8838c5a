import type { ContextItem, ContextSource } from "../context/contextItem.ts";
import type { PlaceContext } from "../context/forCompletion.ts";
import type { LeftOutReason, RankedItem } from "../context/rank.ts";
import { hidingSecrets, usualRedaction } from "../model/client/redaction.ts";
import type { Delta, Model, ModelRequest } from "../model/model.ts";
import { fillIn } from "../prompt/fim.ts";
import type { PromptMemory } from "../prompt/promptMemory.ts";
import type { Snapshot } from "../text/snapshot.ts";

/** What a model would be sent for ghost text at a place. */
export interface PromptPreview {
  /** The request with placeholders in the place of secrets, as it would leave. */
  readonly request: ModelRequest;
  /** Secrets that were replaced. */
  readonly secrets: number;
  /** The pieces of context in it, in their order, as far as they go along. */
  readonly sent: readonly RankedItem[];
  readonly leftOut: readonly { readonly item: RankedItem; readonly reason: LeftOutReason | "noRoom" }[];
  /** Sources that had no answer in time. */
  readonly late: readonly ContextSource[];
}

export interface PromptPreviewParts {
  readonly context: PlaceContext;
  /** Of the engine; it is not changed. */
  readonly prompts: PromptMemory;
}

/** Does all that is done for ghost text but the sending. Throws `ModelError` where the request can't be searched for secrets, and would not be sent. */
export async function previewPrompt(
  snapshot: Snapshot,
  { capabilities }: Model,
  { context, prompts }: PromptPreviewParts,
  signal: AbortSignal,
): Promise<PromptPreview> {
  const { items, leftOut, late } = await context.gather(snapshot, signal);
  const fill = fillIn(snapshot, items, capabilities, prompts.copy());
  const noRoom = items.filter((item) => !fill.sent.some((part) => isPartOf(part, item)));
  return {
    ...(await hidden(fill.request, capabilities, signal)),
    sent: fill.sent.flatMap((part) => ({ ...items.find((item) => isPartOf(part, item))!, ...part })),
    leftOut: [...noRoom.map((item) => ({ item, reason: "noRoom" as const })), ...leftOut],
    late,
  };
}

/** The request as the client's rule for secrets hands it on, to a model that only takes it down. */
async function hidden(
  request: ModelRequest,
  capabilities: Model["capabilities"],
  signal: AbortSignal,
): Promise<Pick<PromptPreview, "request" | "secrets">> {
  let [sent, secrets] = [request, 0];
  async function* takeDown(given: ModelRequest): AsyncGenerator<Delta> {
    sent = given;
    yield { type: "finish", reason: "stop" };
  }
  const onEvent: NonNullable<ModelRequest["onEvent"]> = (event) => {
    secrets += event.type === "redacted" ? event.secrets : 0;
  };
  const model = hidingSecrets(usualRedaction)({ id: "preview", capabilities, stream: takeDown });
  for await (const _ of model.stream({ ...request, onEvent }, signal)) {
    // It only ends.
  }
  return { request: sent, secrets };
}

/** An item goes along whole, or its beginning. */
function isPartOf(part: ContextItem, { source, uri, name, text, lines }: ContextItem): boolean {
  const isSamePlace = part.uri === uri && part.name === name && part.lines?.start === lines?.start;
  return part.source === source && isSamePlace && text.startsWith(part.text);
}
