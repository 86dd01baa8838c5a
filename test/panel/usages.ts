import type { Usage, UsageGroup } from "../../src/webview/protocol.ts";

const days = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, "0")}`);
const noDelays = { delays: {}, decided: { taken: 0, offered: 0 } };

/** A feature or model that took `share` of the month, which rests on Sundays. */
export function group(name: string, share: number, some: Partial<UsageGroup> = {}): UsageGroup {
  const values = days.map((_day, index) => (index % 7 === 0 ? 0 : share * (((index * 13) % 5) + 1)));
  return {
    name,
    dollars: values.map((value) => value / 5),
    tokens: values.map((value) => Math.round(value * 10_000)),
    delays: { first: { half: 300 * (1 + share), most: 1240 }, all: { half: 1200, most: 4800 * (1 + share) } },
    decided: { taken: Math.round(share * 40), offered: Math.round(share * 60) },
    ...some,
  };
}

const columns = [
  ...["Requests", "Failed", "Tokens in", "Cached", "Tokens out", "First text, p50 / p95", "In all, p50 / p95"],
  ...["Taken", "Cost"],
];
const times = ["0.31 s / 1.24 s", "1.20 s / 4.80 s"];

/** A month with three models, one of them expensive, near the day's budget. */
export const usage: Usage = {
  budgets: [
    { name: "One request", amount: "$0.50 at most" },
    { name: "Today, review", amount: "$0.80 of $2.00, $1.20 left", share: 0.4 },
    { name: "Today", amount: "$4.62 of $5.00 and $0.12 reserved, $0.26 left", share: 0.95 },
    { name: "This month", amount: "$31.07, no budget set" },
  ],
  days: days.map((day, index) => ({
    day,
    delays:
      index % 7 === 0
        ? {}
        : {
            first: { half: 310 + index, most: 900 + ((index * 37) % 600) },
            all: { half: 1200 + index * 9, most: 4100 + ((index * 97) % 900) },
          },
    decided: { taken: index % 5, offered: index % 7 },
  })),
  features: [
    group("completion", 0.6),
    group("change", 0.3),
    group("explain", 0.2),
    group("review", 0.1),
    group("fix", 0.1),
    group("others", 0.05),
  ],
  models: [
    group("openai/gpt-5-mini", 0.7),
    group("anthropic/claude-sonnet-4-5", 0.2),
    group("embedded", 0, { ...noDelays, decided: { taken: 31, offered: 38 } }),
  ],
  byDay: {
    columns: ["Day", ...columns],
    rows: [
      ["2026-11-25", "312", "2", "412,000", "62 %", "21,300", ...times, "18 of 40", "$4.62"],
      ["2026-11-24", "128", "0", "92,000", "", "9,120", ...times, "", "$1.10"],
    ],
  },
  byFeature: {
    columns: ["Feature", ...columns],
    rows: [["completion", "402", "3", "480,000", "60 %", "22,000", ...times, "31 of 38", "$3.90"]],
  },
  byModel: {
    columns: ["Model", ...columns],
    rows: [
      ["openai/gpt-5-mini", "440", "3", "504,000", "62 %", "30,420", ...times, "", "$5.72"],
      ["embedded", "0", "0", "0", "", "0", "", "", "31 of 38", ""],
    ],
  },
  suggestions: {
    columns: [
      ...["Language", "Model", "Shown", "Accepted", "Taken in part"],
      ...["Kept after 30 s", "Kept after 5 min", "Time to appear, p50"],
    ],
    rows: [
      ["typescript", "openai/gpt-5-mini", "412", "148 (36 %)", "61 (15 %)", "94 % of 148", "88 % of 131", "212 ms"],
      ["python", "embedded", "38", "9 (24 %)", "12 (32 %)", "71 % of 9", "", "3 ms"],
    ],
  },
  lastRequests: {
    columns: ["When", "Feature", "Model", "Tokens in / out", "Cost", "Time", "Outcome"],
    rows: [["25/11/2026, 14:05:10", "fix@2", "openai/gpt-5-mini", "≈ 1,240 / 310", "$0.01", "2.10 s", "failed: rate"]],
  },
  byHost: {
    columns: ["Host", "Requests", "Tokens in", "Tokens out", "Cost"],
    rows: [["api.openai.com", "440", "504,000", "30,420", "$5.72"]],
  },
  notes: [
    "Cached 62 % of the input, which costs less.",
    "Requests whose tokens are estimated, since nobody counted them: 12",
  ],
};

/** A ledger without a request. */
export const noUsage: Usage = {
  ...usage,
  budgets: [
    { name: "Today", amount: "$0.00, no budget set" },
    { name: "This month", amount: "$0.00, no budget set" },
  ],
  days: days.map((day) => ({ day, ...noDelays })),
  features: [],
  models: [],
  byDay: { columns: usage.byDay.columns, rows: [] },
  byFeature: { columns: usage.byFeature.columns, rows: [] },
  byModel: { columns: usage.byModel.columns, rows: [] },
  suggestions: { columns: usage.suggestions.columns, rows: [] },
  lastRequests: { columns: usage.lastRequests.columns, rows: [] },
  byHost: { columns: usage.byHost.columns, rows: [] },
  notes: [],
};
