import { lineAfter, lineBefore } from "../../text/snapshot.ts";
import type { Gate } from "./gate.ts";

/** Beyond this a line is data or generated code, where completing costs time and helps nobody. */
const longestLine = 4000;

export const lineTooLong: Gate = (snapshot) =>
  lineBefore(snapshot).length + lineAfter(snapshot).length > longestLine ? "lineTooLong" : undefined;
