import { startOpenai } from "../openai.ts";
import type { Reply } from "../script.ts";
import type { LoopbackServer, RecordedRequest } from "../server.ts";
import { answerChat } from "./answer.ts";
import { fillHole } from "./answers/hole.ts";
import type { Message } from "./ask.ts";
import { type Order, ordered } from "./order.ts";

export { greeting } from "./answer.ts";
export type { Order } from "./order.ts";

/** The name to set as the `name` of its entry in `caveat.models`. */
export const demoModelName = "demo";

/** Words a second at which a hosted model streams, near enough; one word is 1.3 tokens of English. */
const humanPace = 62;

/** A demo model that answers: a loopback server with orders. */
export interface DemoModel extends LoopbackServer {
  /** The base address to set as the `address` of its entry in `caveat.models`. */
  readonly base: string;
  /** Says how the next chat is answered; several orders count for as many chats, then the usual one counts again. */
  order(next: Order): void;
}

/**
 * Starts the demo model: a server on this machine that speaks OpenAI's wire format and answers from a script about the sample
 * workspace. It learns nothing, asks nobody and needs no key. `usual`: how answers come without an order of their own.
 */
export async function startDemoModel(usual: Order = {}): Promise<DemoModel> {
  const orders: Order[] = [];
  const server = await startOpenai({
    models: [demoModelName],
    script: (request) => {
      try {
        return reply(request, () => ({ pace: humanPace, ...usual, ...orders.shift() }));
      } catch (error) {
        // A fault of the script is told to the client, which would wait for ever otherwise.
        return refusal(500, String(error));
      }
    },
  });
  return { ...server, base: `${server.address}/v1`, order: (next) => orders.push(next) };
}

function reply({ body, path }: RecordedRequest, nextOrder: () => Order): Reply {
  const asking = body as { max_tokens?: number; messages?: readonly Message[]; prompt?: string; suffix?: string };
  const { max_tokens: most, messages = [], prompt = "", suffix = "" } = asking;
  if (!path.endsWith("/chat/completions")) {
    return ordered(fillHole(prompt, suffix), prompt, {});
  }
  const last = messages.at(-1)?.content ?? "";
  const hole = holeIn(messages);
  if (hole !== undefined) {
    return ordered(fillHole(...hole), last, {});
  }
  const order = nextOrder();
  if (order.status !== undefined) {
    return refusal(order.status, "The demo model was told to refuse this.");
  }
  const asked = messages.map(({ content }) => content).join("\n");
  return ordered(answerChat(messages), asked, { ...(most === undefined ? {} : { lengthAfterPieces: most }), ...order });
}

function refusal(status: number, message: string): Reply {
  return { status, body: { error: { type: "server_error", message } } };
}

/** Prefix and suffix of a chat that asks to fill a hole, as `src/prompt/holeChat.ts` writes it. */
function holeIn(messages: readonly Message[]): [prefix: string, suffix: string] | undefined {
  const mark = /in which (<HOLE\d*\/>) stands for the cursor/.exec(messages[0]?.content ?? "")?.[1];
  if (mark === undefined) {
    return undefined;
  }
  const [prefix = "", suffix = ""] = (messages.at(-1)?.content ?? "").split(mark);
  return [prefix, suffix];
}
