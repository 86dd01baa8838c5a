import type { Reservation } from "../../../src/usage/budgets.ts";
import { type Ledger, openLedger } from "../../../src/usage/ledger.ts";
import type { RequestRecord } from "../../../src/usage/record.ts";

/** 25 November 2026, at noon where the test runs. */
export const noon = new Date(2026, 10, 25, 12).getTime();

/** A window's ledger while the work lasts. */
export async function withLedger(
  folder: string,
  work: (ledger: Ledger) => Promise<void>,
  clock: () => number = () => noon,
): Promise<void> {
  const ledger = await openLedger({ folder, clock });
  try {
    await work(ledger);
  } finally {
    await ledger.close();
  }
}

/** A request that cost a dime. */
export function record(id: string, some: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id,
    at: noon,
    feature: "explain",
    model: "openai/gpt-5-mini",
    origin: "https://api.openai.com",
    inputTokens: 1000,
    outputTokens: 100,
    cachedTokens: 0,
    isEstimate: false,
    dollars: 0.1,
    firstMs: 300,
    totalMs: 2000,
    outcome: "done",
    ...some,
  };
}

/** Dollars set aside for a request. */
export function reservation(id: string, dollars: number, feature = "explain"): Reservation {
  return { id, feature, dollars };
}
