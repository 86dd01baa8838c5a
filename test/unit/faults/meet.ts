import assert from "node:assert/strict";
import { estimateTokens } from "../../../src/context/tokens.ts";
import type { Recording } from "../../../src/model/client/recordedBy.ts";
import { withFolder } from "../files/temporaryFolder.ts";
import { withLedger } from "../usage/ledgers.ts";
import { type Fault, faults } from "./faults.ts";
import type { Observed } from "./observe.ts";
import { noon, onStage, type Stage } from "./stage.ts";

/** How a request met a fault, and what became of the next one, to a server that is well again. */
export interface Meeting {
  readonly fault: Fault;
  readonly met: Observed;
  readonly next: Observed;
  /** Tries that left, and those that the server has seen. */
  readonly tries: number;
  readonly reached: number;
  /** Timers that nobody waits for any more. */
  readonly timersLeft: number;
}

/** One way to ask; `isPaused` where the request before says so. */
type Ask = (stage: Stage, signal: AbortSignal, isPaused?: boolean) => Promise<Observed>;

/** Brings every fault about, one after the other. */
export async function meetFaults(ask: Ask): Promise<readonly Meeting[]> {
  const meetings: Meeting[] = [];
  for (const fault of faults) {
    const meeting = (recording: { readonly recording?: Recording }) =>
      onStage({ ...fault, ...recording }, (stage) => meet(fault, stage, ask));
    meetings.push(fault.budgets === undefined ? await meeting({}) : await withBudgets(fault, meeting));
  }
  return meetings;
}

async function meet(fault: Fault, stage: Stage, ask: Ask): Promise<Meeting> {
  const { clock, server, sentAt } = stage;
  const { before = 0, cancelledAfter } = fault;
  const patient = new AbortController().signal;
  for (let request = 0; request < before; request++) {
    await ask(stage, patient);
  }
  const person = new AbortController();
  const undo = cancelledAfter === undefined ? () => {} : clock.after(cancelledAfter * 1000, () => person.abort());
  const met = await ask(stage, person.signal);
  undo();
  server.reply({ text: [" price", " * count;"] });
  const next = await ask(stage, patient, met.pauses);
  return { fault, met, next, tries: sentAt.length, reached: server.requests.length, timersLeft: clock.pending };
}

/** Holds the client to a fault's budgets, with a ledger of its own. */
async function withBudgets(
  { budgets = {}, isUnpriced = false }: Fault,
  run: (recording: { readonly recording: Recording }) => Promise<Meeting>,
): Promise<Meeting> {
  const price = isUnpriced ? undefined : { input: 1, output: 10, cached: 0.1 };
  const clock = () => noon;
  const onFailure = (error: unknown) => assert.fail(String(error));
  const common = { origin: "https://api.example.com", price, budgets, clock, estimate: estimateTokens, onFailure };
  const meetings: Meeting[] = [];
  const meeting = async (ledger: Awaited<ReturnType<Recording["ledger"]>>) => {
    meetings.push(await run({ recording: { ...common, ledger: async () => ledger } }));
  };
  await withFolder({}, (folder) => withLedger(folder, meeting, clock));
  return meetings[0] ?? assert.fail("the fault was not brought about");
}
