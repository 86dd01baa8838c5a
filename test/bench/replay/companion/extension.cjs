// Runs beside Caveat in the extension host and writes down its memory and CPU; no profiler, which would take CPU itself.
const { appendFileSync } = require("node:fs");

const everyMilliseconds = 250;

exports.activate = (context) => {
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const sample = { at: Date.now(), rss: process.memoryUsage.rss(), cpu: (user + system) / 1000 };
    appendFileSync(`${process.env.CAVEAT_COMPANION}/samples.jsonl`, `${JSON.stringify(sample)}\n`);
  }, everyMilliseconds);
  context.subscriptions.push({ dispose: () => clearInterval(timer) });
};
