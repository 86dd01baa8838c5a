/**
 * What the panel's page and the extension host say to each other: the one file that both sides import. Each side parses what it
 * receives. All texts in it are words for a person, already in the person's language, or Markdown, or code.
 */
import * as z from "zod/mini";

const hunkState = z.enum(["undecided", "accepted", "rejected", "conflict"]);
export type HunkState = z.infer<typeof hunkState>;

/** Where a link leads; lines are counted from 0. */
const link = z.object({ uri: z.string(), line: z.optional(z.number()), endLine: z.optional(z.number()) });
export type Link = z.infer<typeof link>;

const caveat = z.object({
  id: z.string(),
  severity: z.enum(["problem", "doubt"]),
  /** One sentence. */
  sentence: z.string(),
  /** What ran, and what it can't see. */
  explanation: z.string(),
  /** The hunk it stands at; without one it stands at the quote, or on top. */
  hunk: z.optional(z.string()),
  /** It is about all changes together, so that none of them is without it. */
  concernsAll: z.optional(z.boolean()),
  /** Words of the answer's Markdown that it is about. */
  quote: z.optional(z.string()),
  link: z.optional(link),
  /** The link in words, such as "src/cart.ts:41". */
  place: z.optional(z.string()),
  /** The folder for which its rule can be dismissed, as a path in the workspace. */
  folder: z.optional(z.string()),
});
export type Caveat = z.infer<typeof caveat>;

const verdict = z.object({
  verdict: z.enum(["checked", "partlyChecked", "unchecked", "problem"]),
  /** Such as "3 passed · 1 problem · 2 not checked". */
  counts: z.string(),
  /** What became of earlier changes with the same verdict, such as "kept 31 of 38 times", and how that was counted; only where there were enough. */
  kept: z.optional(z.object({ counts: z.string(), sentence: z.string() })),
  checks: z.array(
    z.object({
      name: z.string(),
      outcome: z.enum(["passed", "found", "notChecked"]),
      /** What it looked at, what it found, what it can't see: a sentence each. */
      details: z.array(z.string()),
    }),
  ),
});
export type Verdict = z.infer<typeof verdict>;

const hunk = z.object({
  id: z.string(),
  /** Line of the file before, counted from 0. */
  start: z.number(),
  /** Line of the file after, counted from 0. */
  newStart: z.number(),
  oldLines: z.array(z.string()),
  newLines: z.array(z.string()),
  /** Unchanged lines before and after it. */
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** The symbol it is in, such as "total()"; empty where none is known. */
  symbol: z.string(),
  state: hunkState,
  /** The file's present lines, where they keep the hunk from being applied. */
  conflict: z.optional(z.object({ current: z.array(z.string()) })),
});
export type Hunk = z.infer<typeof hunk>;

const file = z.object({
  path: z.string(),
  uri: z.string(),
  languageId: z.string(),
  kind: z.enum(["change", "create", "rename", "delete"]),
  newPath: z.optional(z.string()),
  /** Why its hunks are decided one by one, as a sentence; absent: they are not. */
  guard: z.optional(z.string()),
  hunks: z.array(hunk),
});
export type File = z.infer<typeof file>;

const contextItem = z.object({
  id: z.string(),
  name: z.string(),
  /** Such as "selection", "open editor", "instructions of this repository". */
  source: z.string(),
  reason: z.string(),
  tokens: z.number(),
  /** The person took it out. */
  struck: z.boolean(),
  /** It is what was asked about, so it can't be taken out. */
  fixed: z.boolean(),
  link: z.optional(link),
});
export type ContextItem = z.infer<typeof contextItem>;

const turn = z.object({
  id: z.string(),
  /** What was asked in this turn; empty for a command that says it all. */
  question: z.string(),
  /** How far the rounds of asking again have come, such as "Round 1 of 2: 1 problem found, was 3." */
  round: z.optional(z.string()),
  /** `draft`: not sent yet, the context can be changed. */
  state: z.enum(["draft", "running", "done", "stopped", "failed"]),
  /** What goes along with the draft is still being looked for. */
  isGathering: z.optional(z.boolean()),
  /** Streaming Markdown; for a proposal the prose around its edits. */
  markdown: z.string(),
  /** Pieces of an explanation that are tied to lines: in the order in which they stand in `markdown`, found by their heading's text. */
  spans: z.array(z.object({ heading: z.string(), link })),
  /** Names and places in the Markdown that lead into the editor: `text` as it stands there in back quotes. */
  links: z.array(z.object({ text: z.string(), link })),
  /** Who answered, such as "qwen3-coder (127.0.0.1:8080)". */
  model: z.string(),
  /** Such as "1,240 in · 310 out · $0.00 · 2.1 s"; an estimate says so. */
  usage: z.string(),
  /** The answer was kept from before; it can be asked anew. */
  isKept: z.optional(z.boolean()),
  /** Such as "cut off" or "structural account: no model was asked". */
  notes: z.array(z.string()),
  context: z.array(contextItem),
  /** Sentence of a failure and the button that mends it. */
  failure: z.optional(
    z.object({ sentence: z.string(), mend: z.optional(z.object({ title: z.string(), command: z.string() })) }),
  ),
  verdict: z.optional(verdict),
  /** The proposal can be tried out in a copy of the project; `running`: what of that is going on, as a sentence. */
  tryOut: z.optional(z.object({ running: z.optional(z.string()) })),
  caveats: z.array(caveat),
  /** Problems stand that can be sent back to the model. */
  canAskAgain: z.optional(z.boolean()),
  files: z.array(file),
  /** Parts of the answer that have no place: why, and the text as the model wrote it. */
  unplaced: z.array(z.object({ path: z.string(), sentence: z.string(), text: z.string() })),
  /** A message to put somewhere, such as a commit message, and the button that does. */
  message: z.optional(z.object({ text: z.string(), button: z.string() })),
});
export type Turn = z.infer<typeof turn>;

const thread = z.object({
  id: z.string(),
  /** Such as "Fix diagnostic". */
  title: z.string(),
  /** Where it was asked, such as "src/cart.ts:41". */
  place: z.optional(z.object({ label: z.string(), link })),
  turns: z.array(turn),
});
export type Thread = z.infer<typeof thread>;

const historyEntry = z.object({
  id: z.string(),
  title: z.string(),
  /** Such as "today, 14:05". */
  when: z.string(),
  /** Such as "3 accepted, 1 rejected of 5". */
  outcome: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Rows of cells, each already written as the person reads it; the first cell names its row. */
const table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type Table = z.infer<typeof table>;

/** Milliseconds that half of the requests, and all but a twentieth of them, took at most. */
const span = z.object({ half: z.number(), most: z.number() });
export type Span = z.infer<typeof span>;

const delays = z.object({ first: z.optional(span), all: z.optional(span) });
/** Suggestions that were taken or hunks that were accepted, and all that were offered or decided. */
const taken = z.object({ taken: z.number(), offered: z.number() });

/** A feature or a model, or all others: a value for each day, and what all days come to. */
const usageGroup = z.object({
  name: z.string(),
  dollars: z.array(z.number()),
  tokens: z.array(z.number()),
  delays,
  decided: taken,
});
export type UsageGroup = z.infer<typeof usageGroup>;

const usageDay = z.object({ day: z.string(), delays, decided: taken });
export type UsageDay = z.infer<typeof usageDay>;

const usage = z.object({
  /** Of one request, of features, of today and of this month. */
  budgets: z.array(
    z.object({
      name: z.string(),
      /** Such as "$0.42 of $5.00, $4.58 left". */
      amount: z.string(),
      /** How much of the budget is spent or reserved, from 0 to 1; absent without a budget. */
      share: z.optional(z.number()),
    }),
  ),
  /** The last days, the oldest first, also those without a request. */
  days: z.array(usageDay),
  features: z.array(usageGroup),
  models: z.array(usageGroup),
  byDay: table,
  byFeature: table,
  byModel: table,
  /** What became of suggestions, by language and model. */
  suggestions: table,
  lastRequests: table,
  /** What left this machine. */
  byHost: table,
  /** What to know of the numbers, a sentence each. */
  notes: z.array(z.string()),
});
export type Usage = z.infer<typeof usage>;

/** What the panel shows. `start`: nothing was asked yet; what works now, and the set-up where there is no model. */
const screen = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), hasModel: z.boolean(), isTrusted: z.boolean() }),
  z.object({ type: z.literal("thread"), thread }),
  z.object({ type: z.literal("history"), entries: z.array(historyEntry) }),
  z.object({ type: z.literal("usage"), usage }),
]);
export type Screen = z.infer<typeof screen>;

/** From the extension host to the page. */
export const toPage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("show"), screen }),
  /** One turn of the thread on screen is new or another. */
  z.object({ type: z.literal("turn"), turn }),
  /** A piece of the answer that is streaming. */
  z.object({ type: z.literal("text"), turn: z.string(), text: z.string() }),
  /** Hunks were decided, or what is around them changed. */
  z.object({
    type: z.literal("hunks"),
    turn: z.string(),
    hunks: z.array(
      z.object({ id: z.string(), state: hunkState, conflict: z.optional(z.object({ current: z.array(z.string()) })) }),
    ),
  }),
  /** Puts the keyboard into the panel, at the first undecided hunk or the question; gently: only where it is in the panel and writes nothing. */
  z.object({ type: z.literal("focus"), isGentle: z.optional(z.boolean()) }),
]);
export type ToPage = z.infer<typeof toPage>;

/** From the page to the extension host. */
export const toHost = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({
    type: z.literal("decide"),
    turn: z.string(),
    hunks: z.array(z.string()),
    decision: z.enum(["accept", "reject", "undo"]),
  }),
  /** Replaces a hunk's new lines by what the person wrote. */
  z.object({ type: z.literal("edit"), turn: z.string(), hunk: z.string(), newLines: z.array(z.string()) }),
  /** Shows the hunk's place in the editor without taking the focus. */
  z.object({ type: z.literal("reveal"), turn: z.string(), hunk: z.string() }),
  /** Opens the file's change in the editor's own diff editor, at the hunk. */
  z.object({ type: z.literal("openDiff"), turn: z.string(), hunk: z.string() }),
  /** Opens a link that the host gave. */
  z.object({ type: z.literal("open"), link }),
  /** Marks lines in the editor while the pointer rests on a piece of an explanation; without a link it unmarks them. */
  z.object({ type: z.literal("mark"), link: z.optional(link) }),
  z.object({ type: z.literal("strike"), turn: z.string(), item: z.string(), struck: z.boolean() }),
  z.object({ type: z.literal("addFile"), turn: z.string() }),
  /** Sends the draft. */
  z.object({ type: z.literal("send"), turn: z.string() }),
  z.object({ type: z.literal("stop"), turn: z.string() }),
  /** Runs the project's own commands in a copy with the turn's changes. */
  z.object({ type: z.literal("tryOut"), turn: z.string() }),
  z.object({ type: z.literal("retry"), turn: z.string() }),
  /** A question or a wish about what is on screen. */
  z.object({ type: z.literal("ask"), text: z.string() }),
  /** Sends the problems that were found back to the model. */
  z.object({ type: z.literal("askAgain"), turn: z.string() }),
  /** Tells no more of a caveat; of its rule, in the whole workspace or in the caveat's folder. */
  z.object({
    type: z.literal("dismiss"),
    turn: z.string(),
    caveat: z.string(),
    scope: z.enum(["once", "rule", "folder"]),
  }),
  /** Puts the turn's message where it belongs. */
  z.object({ type: z.literal("useMessage"), turn: z.string(), text: z.string() }),
  z.object({ type: z.literal("copy"), text: z.string() }),
  z.object({ type: z.literal("mend"), turn: z.string() }),
  z.object({ type: z.literal("setUp") }),
  z.object({ type: z.literal("openHistory"), id: z.string() }),
  /** Saves the sums of all days as a file. */
  z.object({ type: z.literal("exportUsage") }),
]);
export type ToHost = z.infer<typeof toHost>;
