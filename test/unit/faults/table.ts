import { join } from "node:path";
import { checkout } from "../../vscode/checkout.ts";
import type { Meeting } from "./meet.ts";
import type { Observed } from "./observe.ts";

/** The page that the tables stand on. */
export const faultsFile = join(checkout, "docs", "faults.md");

/** The Markdown of `docs/faults.md`: what happened when each fault was brought about. */
export function faultPage(commands: readonly Meeting[], keys: readonly Meeting[]): string {
  return [introduction, "## A command", "", ...tableOf(commands), "", "## A key press", "", ...tableOf(keys), ""].join(
    "\n",
  );
}

function tableOf(meetings: readonly Meeting[]): readonly string[] {
  const lines = meetings.map(({ fault, met, next }) => [
    fault.name,
    secondsOf(met.sent),
    seconds(met.ended),
    met.mend === undefined ? met.read : `${met.read} **[${met.mend}]**`,
    nextOf(next),
  ]);
  const heads = ["fault", "sent at", "ended at", "what the person reads", "the next one"];
  return [heads, heads.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`);
}

function nextOf({ sent, read }: Observed): string {
  return sent.length === 0
    ? `is not sent: ${read}`
    : sent[0] === 0
      ? "is sent at once"
      : `is sent after ${seconds(sent[0] ?? 0)}`;
}

function secondsOf(times: readonly number[]): string {
  return times.length === 0 ? "never" : times.map(seconds).join(", ");
}

function seconds(time: number): string {
  return `${Number(time.toFixed(1))} s`;
}

const introduction = `# What happens when a model fails

\`npm run faults\` makes this page: it brings each fault about at a server on loopback, lets the real client ask it through the provider's SDK by a clock that is turned by hand, and
writes down what happened. A test fails when the page says something else.

- *sent at*: seconds from the request's beginning to each try. The pause between two tries is drawn by chance from 0 to 1 s, then from 0 to 2 s; here chance always says the middle.
- *the next one*: what becomes of a request at the moment when this one ended, with the server well again.
- The server counts as one on the internet; one on this machine has 15 minutes to its first text and no limit of requests. The server's own words stand behind *It said*.
- In brackets stands what the person sees that is no sentence; in bold the button beside a sentence.
`;
