/** Dollars that may be spent; what is absent or 0 has no limit. */
export interface Budgets {
  /** That one request may cost at most. */
  readonly request?: number;
  /** That each of these features may spend in a day. */
  readonly features?: Readonly<Record<string, number>>;
  readonly day?: number;
  readonly month?: number;
}

/** Dollars that count against a request's budgets: spent, and reserved by requests before it. */
export interface Spent {
  readonly feature: number;
  readonly day: number;
  readonly month: number;
}

/** What a request sets aside before it goes out. */
export interface Reservation {
  readonly id: string;
  readonly feature: string;
  /** What it may cost at most. */
  readonly dollars: number;
}

/** The budget that a request would go over. */
export type Refusal = "request" | "feature" | "day" | "month";

/** Whether anything limits a feature's requests, so that their price must be known. */
export function isLimited(feature: string, { request = 0, features = {}, day = 0, month = 0 }: Budgets): boolean {
  return request > 0 || (features[feature] ?? 0) > 0 || day > 0 || month > 0;
}

/** Whether it takes the ledger to know if a feature's request may go. */
export function needsLedger(feature: string, { request: _alone, ...overDays }: Budgets): boolean {
  return isLimited(feature, overDays);
}

/** The first budget that has no room for a request. */
export function refusalOf(
  { feature, dollars }: Omit<Reservation, "id">,
  spent: Spent,
  budgets: Budgets,
): Refusal | undefined {
  const { request = 0, features = {}, day = 0, month = 0 } = budgets;
  const isOver = (budget: number, before: number) => budget > 0 && before + dollars > budget;
  if (isOver(request, 0)) {
    return "request";
  }
  if (isOver(features[feature] ?? 0, spent.feature)) {
    return "feature";
  }
  if (isOver(day, spent.day)) {
    return "day";
  }
  return isOver(month, spent.month) ? "month" : undefined;
}
