import { isLoopback } from "../../usage/prices.ts";
import type { Lane } from "../model.ts";

/** Milliseconds for which a request waits. */
export interface TimeLimits {
  /** From the request to the answer's headers. */
  readonly connect: number;
  /** From the request to the first piece of the answer. */
  readonly firstToken: number;
  /** From one piece to the next. */
  readonly betweenTokens: number;
  /** For all tries together, with the times between them. */
  readonly inAll: number;
}

/** The same in seconds, as a person states them; 0 for what is usual. */
export type Timeouts = TimeLimits;

const second = 1000;
const minute = 60 * second;

/** A model on this machine reads a long prompt for over 10 minutes, and most such servers send no headers before they have read it. */
const prefill = 15 * minute;

const asUsual: Timeouts = { connect: 0, firstToken: 0, betweenTokens: 0, inAll: 0 };

/** How long a request of a lane waits for a model at an origin: what the person states goes before what is usual there. */
export function timeLimits(origin: string, lane: Lane, timeouts: Timeouts = asUsual): TimeLimits {
  const usual = usualLimits(origin, lane);
  const limit = (name: keyof TimeLimits) => timeouts[name] * second || usual[name];
  return {
    connect: limit("connect"),
    firstToken: limit("firstToken"),
    betweenTokens: limit("betweenTokens"),
    inAll: limit("inAll"),
  };
}

function usualLimits(origin: string, lane: Lane): TimeLimits {
  const isTyping = lane === "typing";
  const inAll = isTyping ? minute : 10 * minute;
  if (isLoopback(origin)) {
    return {
      connect: prefill,
      firstToken: prefill,
      betweenTokens: 10 * second,
      inAll: isTyping ? minute : prefill + inAll,
    };
  }
  const firstToken = isTyping ? 30 * second : 2 * minute;
  return {
    // Who runs a server in a plain network runs llama.cpp or Ollama, which send headers with the first token and not before.
    connect: origin.startsWith("http:") ? firstToken : 5 * second,
    firstToken,
    betweenTokens: 10 * second,
    inAll,
  };
}
