import type { Gate } from "./gate.ts";

/** What would be taken is not what stands there, and Tab indents a selection. */
export const selection: Gate = (_, { hasSelection }) => (hasSelection ? "selection" : undefined);
