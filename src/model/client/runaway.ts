import { isLoopback } from "../../usage/prices.ts";
import { isCancelled, ModelError } from "../errors.ts";
import type { Lane } from "../model.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { Course, RunawayGuard } from "./runawayGuard.ts";

/**
 * Requests a minute beyond which nobody but a program asks. What the next key press ends does not count for typing: to ask so often, somebody
 * would have to type for a minute with a pause of 250 ms after each key, and have an answer within that pause each time.
 */
const mostAMinute: Readonly<Record<Lane, number>> = { typing: 240, command: 20, background: 60 };

/** Sends nothing for a feature that asks or fails over and over. A server of one's own may be asked as often as somebody types. */
export function stoppingRunaways(guard: RunawayGuard, origin: string): Policy {
  return (model) =>
    streamingBy(model, async function* (request, signal, onHeaders) {
      const end = guard.enter(request.feature, limitOf(request.lane, origin));
      let course: Course = "left";
      try {
        for await (const delta of model.stream(request, signal, onHeaders)) {
          course = delta.type === "finish" && delta.reason === "loop" ? "failed" : "answered";
          yield delta;
        }
      } catch (error) {
        course = courseOf(error, origin);
        throw error;
      } finally {
        end(signal.aborted && request.lane === "typing" ? "unasked" : course);
      }
    });
}

function limitOf(lane: Lane, origin: string): number {
  // Services that charge speak `https:`; who serves models on this machine or in a plain network does so for themselves.
  const isOwn = isLoopback(origin) || origin.startsWith("http:");
  return isOwn && lane === "typing" ? Number.POSITIVE_INFINITY : mostAMinute[lane];
}

function courseOf(error: unknown, origin: string): Course {
  if (error instanceof ModelError && error.isUnsent) {
    return "unasked";
  }
  // A server on this machine that does not run costs nothing, and its breaker finds out by itself when it is back.
  const isOff = error instanceof ModelError && error.kind === "network" && isLoopback(origin);
  return isCancelled(error) || isOff ? "left" : "failed";
}
