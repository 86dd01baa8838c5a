import type * as vscode from "vscode";
import type { Trace } from "../model/client/trace.ts";
import type { Disposable } from "../text/disposable.ts";
import { endLine, eventLine } from "./traceLines.ts";

/** Writes a line for each request that ended at level info, and one for each event on its way at level debug. */
export function logRequests(trace: Trace, log: Pick<vscode.LogOutputChannel, "info" | "debug">): Disposable {
  return trace.listen({
    happened: (event, request) => log.debug(eventLine(event, request)),
    ended: (entry) => log.info(endLine(entry)),
  });
}
