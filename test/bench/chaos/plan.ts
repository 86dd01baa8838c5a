import type { Lane } from "../../../src/model/model.ts";

/** What a server does instead of answering. Those of the first group may pass, so that the request is sent again; the others end it. */
const passing = ["408", "409", "500", "503", "529", "resetFirst", "stallFirst", "slowHeaders"] as const;
const rests = ["429seconds", "429milliseconds", "429date", "429"] as const;
const final = ["400", "401", "404", "413", "garbage", "html", "empty"] as const;
const midStream = ["resetLater", "stallLater", "errorLater", "cut"] as const;
export type Fault = (typeof passing | typeof rests | typeof final | typeof midStream)[number];

export interface PlannedRequest {
  readonly id: number;
  /** Milliseconds from the beginning of the run. */
  readonly at: number;
  readonly format: "openai" | "anthropic";
  readonly lane: Lane;
  /** Of the prompt. */
  readonly characters: number;
  /** What the server does at each of the three tries; `undefined`: it answers. */
  readonly faults: readonly (Fault | undefined)[];
  /** Milliseconds after which whoever asked cancels: in line, in a back-off or in the stream. */
  readonly cancelAfter?: number;
  /** Pieces after which whoever asked reads no further. */
  readonly leaveAfter?: number;
}

export const requests = 10_000;
const faultShare = 0.3;
const tries = 3;
/** Share of the faults at which the whole key rests: each keeps four windows back for up to two seconds. */
const restShare = 0.02;
/** Milliseconds of a busy and of a calm time, and requests a second in each: the limit binds in the one and leaves room in the other. */
const phases = [
  { lasts: 20_000, rate: 110 },
  { lasts: 15_000, rate: 45 },
] as const;
/** As many requests in a row fail at first, so that the breaker opens. */
const outage = 16;
const outageAt = 0.4;

/** The same requests and faults for the same seed, the earliest first. */
export function planOf(seed: number, windows: number): readonly PlannedRequest[] {
  const random = randomFrom(seed);
  const times = arrivals();
  return times.map((at, id) => {
    const inOutage = Math.floor(id / windows) - Math.floor((requests * outageAt) / windows);
    const isOut = inOutage >= 0 && inOutage < outage;
    const drawn = plannedRequest(id, at, random);
    return isOut ? { ...commandOf(drawn), faults: ["500", undefined, undefined] } : drawn;
  });
}

function plannedRequest(id: number, at: number, random: () => number): PlannedRequest {
  const draw = random();
  return {
    id,
    at,
    format: random() < 0.5 ? "openai" : "anthropic",
    lane: pick(["typing", "typing", "command", "command", "command", "background"], random),
    characters: random() < largeShare(id) ? 4000 : 200 + Math.floor(600 * random()),
    faults: Array.from({ length: tries }, () => (random() < faultShare ? faultOf(random) : undefined)),
    ...(draw < 0.06 ? { cancelAfter: Math.floor(random() * 3000) } : {}),
    ...(draw > 0.96 ? { leaveAfter: 1 + Math.floor(random() * 4) } : {}),
  };
}

/** Large requests come early, where the limit of tokens binds; later that of requests does. */
function largeShare(id: number): number {
  return id < requests / 3 ? 0.25 : 0.05;
}

function commandOf({ id, at, characters }: PlannedRequest): PlannedRequest {
  return { id, at, characters, format: "openai", lane: "command", faults: [] };
}

function faultOf(random: () => number): Fault {
  return random() < restShare ? pick(rests, random) : pick([...passing, ...final, ...midStream], random);
}

function arrivals(): readonly number[] {
  const times: number[] = [];
  let now = 0;
  while (times.length < requests) {
    const within = now % phases.reduce((sum, { lasts }) => sum + lasts, 0);
    times.push(now);
    now += 1000 / (within < phases[0].lasts ? phases[0].rate : phases[1].rate);
  }
  return times;
}

/** Whether one of the tries that the client may make is answered. Typing tries no more once it was asked to rest. */
export function canBeAnswered({ faults, lane, cancelAfter, leaveAfter }: PlannedRequest): boolean {
  const mayPass: readonly Fault[] = lane === "typing" ? passing : [...passing, ...rests];
  const deciding = faults.findIndex((fault) => fault === undefined || !mayPass.includes(fault));
  return deciding >= 0 && faults[deciding] === undefined && cancelAfter === undefined && leaveAfter === undefined;
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: the same plan for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
