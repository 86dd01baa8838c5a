import * as z from "zod/mini";
import { checkIds } from "../../evidence/index.ts";
import type { ThreadState } from "./session.ts";

const lineSpan = z.object({ start: z.number(), count: z.number() });
const lines = z.array(z.string());
const hunkState = z.enum(["undecided", "accepted", "rejected", "conflict"]);

const document = z.object({
  uri: z.string(),
  path: z.string(),
  languageId: z.string(),
  version: z.number(),
  text: z.string(),
});

const features = [
  "explain",
  "generate",
  "fix",
  "tests",
  "document",
  "change",
  "convert",
  "review",
  "commitMessage",
] as const;

const task = z.object({
  feature: z.enum(features),
  document: z.optional(document),
  selection: z.optional(lineSpan),
  symbol: z.optional(z.string()),
  cursorLine: z.optional(z.number()),
  instruction: z.optional(z.string()),
  diagnostic: z.optional(
    z.object({
      message: z.string(),
      source: z.string(),
      code: z.string(),
      severity: z.enum(["error", "warning", "information", "hint"]),
      lines: lineSpan,
    }),
  ),
  diff: z.optional(z.string()),
  text: z.optional(z.string()),
  leftOut: z.optional(lines),
  repository: z.optional(z.string()),
});

const proposal = z.object({
  id: z.string(),
  files: z.array(
    z.object({
      uri: z.string(),
      path: z.string(),
      languageId: z.string(),
      kind: z.enum(["change", "create", "rename", "delete"]),
      newPath: z.optional(z.string()),
      version: z.optional(z.number()),
      before: z.string(),
      hunks: z.array(
        z.object({
          id: z.string(),
          start: z.number(),
          oldLines: lines,
          newLines: lines,
          placement: z.enum(["exact", "whitespace", "drifted", "ellipsis", "whole"]),
        }),
      ),
      guard: z.optional(z.enum(["outsideWorkspace", "editorSettings", "ci", "packageScripts", "ignored"])),
    }),
  ),
  unplaced: z.array(
    z.object({
      path: z.string(),
      reason: z.enum(["notFound", "ambiguous", "malformed", "unknownFile", "unchanged", "cutOff", "overlaps"]),
      text: z.string(),
    }),
  ),
});

/** Of a finding everything is kept: its kind decides what belongs to it, and kinds come and go with versions. */
const finding = z.looseObject({
  kind: z.string(),
  severity: z.enum(["problem", "doubt"]),
  place: z.object({
    hunk: z.optional(z.string()),
    path: z.optional(z.string()),
    line: z.optional(z.number()),
    quote: z.optional(z.string()),
  }),
});

const turn = z.object({
  id: z.string(),
  task,
  question: z.string(),
  round: z.optional(
    z.object({
      mends: z.string(),
      number: z.number(),
      most: z.number(),
      before: z.number(),
      sent: lines,
      found: z.optional(z.number()),
      end: z.optional(z.enum(["mended", "noFewer", "last", "noChanges", "notChecked", "failed", "stopped"])),
    }),
  ),
  state: z.enum(["draft", "running", "done", "stopped", "failed"]),
  struck: lines,
  estimate: z.number(),
  model: z.string(),
  answeredBy: z.optional(z.object({ model: z.string(), origin: z.string() })),
  isLocal: z.boolean(),
  answer: z.string(),
  call: z.optional(z.string()),
  markdown: z.string(),
  notes: lines,
  finish: z.optional(z.enum(["stop", "length", "filter", "cut", "loop", "stopped", "failed"])),
  usage: z.optional(
    z.object({
      inputTokens: z.number(),
      outputTokens: z.number(),
      isEstimate: z.boolean(),
      dollars: z.optional(z.number()),
      milliseconds: z.number(),
    }),
  ),
  failure: z.optional(
    z.object({
      sentence: z.string(),
      mend: z.optional(z.object({ title: z.string(), command: z.string(), given: z.optional(z.array(z.string())) })),
    }),
  ),
  spans: z.array(z.object({ heading: z.string(), uri: z.string(), line: z.number(), endLine: z.number() })),
  links: z.array(z.object({ text: z.string(), uri: z.string(), line: z.number() })),
  proposal: z.optional(proposal),
  decisions: z.record(z.string(), hunkState),
  decidedAs: z.optional(z.record(z.string(), z.enum(["checked", "partlyChecked", "unchecked", "problem"]))),
  conflicts: z.record(z.string(), lines),
  results: z.array(
    z.object({
      check: z.enum(checkIds),
      outcome: z.enum(["passed", "found", "notChecked"]),
      findings: z.array(finding),
      seen: lines,
      unseen: lines,
      reason: z.optional(
        z.enum([
          "nothingToCheck",
          "noGrammar",
          "noRules",
          "tooLarge",
          "noKnowledge",
          "noTypes",
          "notInstalled",
          "notReady",
          "cancelled",
          "failed",
          "noCommands",
          "commandsFail",
        ]),
      ),
      runs: z.optional(
        z.array(
          z.object({
            command: z.string(),
            outcome: z.enum(["passed", "broken", "failedBefore", "timedOut", "notStarted"]),
            passed: z.optional(z.number()),
            failed: z.optional(z.number()),
            end: z.optional(z.string()),
            faults: z.optional(
              z.object({
                tried: z.number(),
                noticed: z.number(),
                left: z.number(),
                missed: z.array(z.object({ path: z.string(), line: z.number(), from: z.string(), to: z.string() })),
              }),
            ),
          }),
        ),
      ),
    }),
  ),
  dismissed: lines,
  message: z.optional(z.string()),
});

/**
 * A thread as it is kept on disk: without the texts of its context, which are the workspace's and may be large. A turn that ran
 * when it was saved was cut off by whatever closed the window.
 */
export const savedThread = z.object({ id: z.string(), title: z.string(), at: z.number(), turns: z.array(turn) });
export type SavedThread = z.infer<typeof savedThread>;

/** What is kept of a thread. */
export function toSaved(thread: ThreadState): SavedThread {
  return savedThread.parse(JSON.parse(JSON.stringify(thread)));
}

/** A kept thread as it goes on: what ran has stopped, and what was a draft has to be asked again. */
export function fromSaved(saved: SavedThread): ThreadState {
  const turns = saved.turns.map((each) => ({
    ...each,
    items: [],
    state: each.state === "running" || each.state === "draft" ? "stopped" : each.state,
    ...(each.state === "running" ? { finish: "stopped" } : {}),
  }));
  // The schema has the shapes of `ThreadState`; what it can't say is that an optional property is never `undefined`.
  return { ...saved, turns } as unknown as ThreadState;
}
