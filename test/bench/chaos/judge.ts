import type { Ended, Report } from "./client.ts";
import type { Limit } from "./count.ts";
import { canBeAnswered, type PlannedRequest } from "./plan.ts";
import type { ChaosServer } from "./server.ts";

export interface Run {
  readonly plan: readonly PlannedRequest[];
  readonly server: ChaosServer;
  readonly limit: Limit;
  readonly dayBudget: number;
  readonly reports: readonly Report[];
}

/** The figures of a run, and what is behind them in lines of its own. */
export function judge(run: Run): Record<string, number> {
  const { plan, server, limit, dayBudget, reports } = run;
  const ended = new Map(reports.flatMap((report) => report.ended.map((each) => [each.id, each] as const)));
  const [mostRequests, mostTokens] = [server.requests.most(), server.tokens.most()];
  console.log(`ends: ${counted([...ended.values()].map((each) => each.end + (each.isUnsent ? " unsent" : "")))}`);
  console.log(`waits: ${counted([...ended.values()].flatMap(({ waited }) => waited))}`);
  console.log(
    `${server.arrivals.length} tries; most in a minute: ${mostRequests} of ${limit.requests} requests, ${mostTokens} of ${limit.tokens} tokens`,
  );
  console.log(`${server.dollars().toFixed(4)} of ${dayBudget.toFixed(4)} dollars`);
  console.log(`failures of the disk: ${counted(reports.flatMap(({ failures }) => failures))}`);
  console.log(`left: ${counted(reports.flatMap(({ leaks }) => leaks))}; open at the server: ${server.openRequests()}`);
  const megabytes = reports.map(({ heap }) => heap.map((bytes) => bytes / 1e6));
  console.log(`heaps (MB): ${megabytes.map((heap) => heap.map((size) => size.toFixed(1)).join(" > ")).join(", ")}`);
  return {
    overLimit: Math.max(0, mostRequests - limit.requests) + Math.max(0, mostTokens - limit.tokens),
    overBudget: Math.max(0, server.dollars() - dayBudget),
    inRetryAfter: inRetryAfter(server, ended),
    unresolved: plan.filter(({ id }) => (ended.get(id)?.end ?? "untyped") === "untyped").length,
    unhandled: reports.flatMap(({ unhandled }) => unhandled).length,
    leaks: reports.flatMap(({ leaks }) => leaks).length + server.openRequests(),
    memoryGrowth: Math.max(...megabytes.map((heap) => (heap.at(-1) ?? Number.NaN) - (heap[0] ?? Number.NaN))),
    answered: answered(plan, ended),
  };
}

/** Milliseconds: a process may be held up between its last look and the moment it notes that a try left, and two processes' clocks differ. */
const grace = 5;

/**
 * Tries that arrived while the key was to rest and that left after the refusal was told, which the client does when all windows can
 * know; what had left before was on its way.
 */
function inRetryAfter({ rests, arrivals }: ChaosServer, ended: ReadonlyMap<number, Ended>): number {
  const within = rests.flatMap(({ id, attempt, from, until }) => {
    const told = ended.get(id)?.failed[attempt] ?? Number.POSITIVE_INFINITY;
    return arrivals
      .filter(({ at }) => at > from && at < until)
      .map((arrival) => ({
        after: arrival.at - from,
        late: (ended.get(arrival.id)?.sent[arrival.attempt] ?? 0) - told,
      }));
  });
  const late = within.flatMap((each) => (each.late > 0 ? [each.late] : []));
  const latest = Math.max(0, ...within.map(({ after }) => after)).toFixed(1);
  const left = late.map((milliseconds) => milliseconds.toFixed(1)).join(" ") || "none";
  console.log(
    `${rests.length} rests; ${within.length} tries on their way arrived within them, the last ${latest} ms after; left once all could know (ms): ${left}`,
  );
  return late.filter((milliseconds) => milliseconds > grace).length;
}

/** Share of those that could have been answered that were. A budget that is spent, and typing that is dropped since it never waits, answer nobody. */
function answered(plan: readonly PlannedRequest[], ended: ReadonlyMap<number, Ended>): number {
  const able = plan.filter((planned) => {
    const end = ended.get(planned.id);
    const isDropped = planned.lane === "typing" && end?.isUnsent === true;
    return canBeAnswered(planned) && end?.end !== "budget" && !isDropped;
  });
  const failed = able.filter(({ id }) => ended.get(id)?.end !== "answered");
  console.log(
    `${able.length} could be answered; of them not answered: ${counted(failed.map(({ id, lane }) => `${lane} ${ended.get(id)?.end}${ended.get(id)?.isUnsent ? " unsent" : ""}`))}`,
  );
  return (able.length - failed.length) / able.length;
}

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ") || "none";
}
