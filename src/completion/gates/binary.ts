import type { Gate } from "./gate.ts";

export const binary: Gate = ({ prefix, suffix }) =>
  prefix.includes("\0") || suffix.includes("\0") ? "binary" : undefined;
