// Runs beside Caveat in the extension host and writes down what happens to it: memory and CPU of the process, how long its
// event loop was held, and, by V8's sampling profiler, how long at a time by a given folder's code.
const { appendFileSync, existsSync, writeFileSync } = require("node:fs");
const { Session } = require("node:inspector");
const { monitorEventLoopDelay, PerformanceObserver } = require("node:perf_hooks");

const samplingMicroseconds = 500;
const everyMilliseconds = 250;

exports.activate = () => {
  const folder = process.env.CAVEAT_COMPANION;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let collected = 0;
  new PerformanceObserver((list) => {
    collected = Math.max(collected, ...list.getEntries().map(({ duration }) => duration));
  }).observe({ entryTypes: ["gc"] });
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: samplingMicroseconds });
  session.post("Profiler.start");
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const cpu = (user + system) / 1000;
    appendFileSync(
      `${folder}/samples.jsonl`,
      `${JSON.stringify({ at: Date.now(), rss: process.memoryUsage.rss(), cpu, held: delay.max / 1e6, collected })}\n`,
    );
    delay.reset();
    collected = 0;
    if (existsSync(`${folder}/stop`)) {
      clearInterval(timer);
      session.post("Profiler.stop", (_error, { profile }) => {
        writeFileSync(`${folder}/profile.json`, JSON.stringify(profile));
        writeFileSync(`${folder}/stopped`, "");
      });
    }
  }, everyMilliseconds);
};
