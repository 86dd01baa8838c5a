import { KeyLimits } from "../../../../src/model/client/keyLimits.ts";
import { Line } from "../../../../src/model/client/line.ts";
import { SharedUse } from "../../../../src/model/client/sharedUse.ts";
import type { FakeClock } from "./fakeClock.ts";

/** The line of a key at a server that takes `unknown` requests a minute until it says otherwise, in a window that counts for itself. */
export function lineOf(clock: FakeClock, unknown: number, origin = "http://x.test") {
  const use = new SharedUse({ time: () => clock.now() });
  const limits = new KeyLimits({ origin, key: "key", use, unknown });
  return { limits, line: new Line({ origin, limits, clock, onChange: () => {} }) };
}
