import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import type { Orders, Report } from "./chaos/client.ts";
import { answerTokens, tokensOf } from "./chaos/count.ts";
import { judge } from "./chaos/judge.ts";
import { planOf } from "./chaos/plan.ts";
import { startChaos } from "./chaos/server.ts";

/** 10,000 requests from four windows of one person with one key, 30 % of the tries with a fault; then what the server counted is held against the limits. */
const windows = 4;
const limit = { requests: 4500, tokens: 1_150_000 };
/** Dollars per million tokens. */
const price = { input: 3, output: 15, cached: 0.3 };
/** Share of what the whole plan would cost at most that may be spent, so that the budget binds near the end. */
const budgetShare = 0.72;
/** Milliseconds in which the windows start. */
const startUp = 4000;

async function runWindow(orders: Orders): Promise<Report> {
  const script = join(import.meta.dirname, "chaos", "client.ts");
  const child = fork(script, { execArgv: ["--expose-gc"] });
  child.send(orders);
  const [[report]] = await Promise.all([once(child, "message"), once(child, "exit")]);
  return report;
}

const { seed, json } = parseBenchArguments();
const plan = planOf(seed, windows);
const wholePlan = plan.reduce(
  (sum, { characters }) => sum + tokensOf(characters) * price.input + answerTokens * price.output,
  0,
);
const dayBudget = (wholePlan / 1e6) * budgetShare;
const server = await startChaos(plan, limit, price);
const folder = await mkdtemp(join(tmpdir(), "caveat-chaos-"));
try {
  const began = performance.now();
  const begin = Date.now() + startUp;
  const { address } = server;
  const reports = await Promise.all(
    Array.from({ length: windows }, (_, window) =>
      runWindow({ seed, window, windows, address, folder, limit, price, dayBudget, begin }),
    ),
  );
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
  reportFigures(judge({ plan, server, limit, dayBudget, reports }), json);
} finally {
  server.close();
  await rm(folder, { recursive: true, force: true });
}
