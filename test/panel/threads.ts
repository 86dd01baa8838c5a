import type { Caveat, File, Hunk, Thread, Turn } from "../../src/webview/protocol.ts";

/** A hunk that replaces a line by another, between two unchanged ones. */
export function hunk(id: string, some: Partial<Hunk> = {}): Hunk {
  return {
    id,
    start: 38,
    newStart: 38,
    oldLines: ["  const sum = items.reduce((all, item) => all + item.price, 0);"],
    newLines: ["  const sum = items.reduce((all, item) => all + item.price * item.count, 0);"],
    before: ["export function total(items: readonly Item[]): number {"],
    after: ["  return sum;"],
    symbol: "total()",
    state: "undecided",
    ...some,
  };
}

export function file(path: string, hunks: Hunk[], some: Partial<File> = {}): File {
  return { path, uri: `file:///shop/${path}`, languageId: "typescript", kind: "change", hunks, ...some };
}

export function turn(some: Partial<Turn> = {}): Turn {
  return {
    id: "t1",
    question: "",
    state: "done",
    markdown: "",
    spans: [],
    links: [],
    model: "qwen3-coder (127.0.0.1:8080)",
    usage: "1,240 in · 310 out · $0.00 · 2.1 s",
    notes: [],
    context: [],
    caveats: [],
    files: [],
    unplaced: [],
    ...some,
  };
}

export function thread(...turns: Turn[]): Thread {
  const link = { uri: "file:///shop/src/cart.ts", line: 40 };
  return { id: "thread", title: "Fix diagnostic", place: { label: "src/cart.ts:41", link }, turns };
}

export function caveat(id: string, some: Partial<Caveat> = {}): Caveat {
  return {
    id,
    severity: "problem",
    sentence: "`Cart.totl` is not defined anywhere it could come from. Closest: `Cart.total`.",
    explanation:
      "Looked at the workspace's symbols and at the file itself. It can't see names that are made while the program runs.",
    ...some,
  };
}

const context = [
  {
    id: "c1",
    name: "src/cart.ts",
    source: "selection",
    reason: "what was asked about",
    tokens: 640,
    struck: false,
    fixed: true,
  },
  {
    id: "c2",
    name: "src/items.ts",
    source: "open editor",
    reason: "defines Item",
    tokens: 420,
    struck: false,
    fixed: false,
  },
  {
    id: "c3",
    name: "AGENTS.md",
    source: "instructions of this repository",
    reason: "",
    tokens: 180,
    struck: true,
    fixed: false,
  },
];

/** Seven hunks in four files: one of each state, a problem, a doubt, a conflict and a guarded file. */
export const review: Turn = turn({
  markdown: "The sum left out `count`. The change multiplies by it, in `total` and where it is shown (src/cart.ts:41).",
  links: [
    { text: "total", link: { uri: "file:///shop/src/cart.ts", line: 37 } },
    { text: "src/cart.ts:41", link: { uri: "file:///shop/src/cart.ts", line: 40 } },
  ],
  context,
  notes: ["cut off"],
  verdict: {
    verdict: "problem",
    counts: "3 passed · 1 problem · 2 not checked",
    checks: [
      { name: "Syntax", outcome: "passed", details: ["Looked at src/cart.ts and src/cart.test.ts before and after."] },
      {
        name: "Names",
        outcome: "found",
        details: ["`Cart.totl` is not defined.", "It can't see names made at run time."],
      },
      { name: "Answer", outcome: "notChecked", details: ["The model told nothing of its end."] },
    ],
  },
  caveats: [
    caveat("k1", { hunk: "h2" }),
    caveat("k2", { hunk: "h1", severity: "doubt", sentence: "The place was found in spite of other white space." }),
    caveat("k3", { severity: "doubt", sentence: "The answer was cut off before its end." }),
    caveat("k4", { severity: "doubt", sentence: "No check looked at this sentence.", quote: "where it is shown" }),
  ],
  canAskAgain: true,
  files: [
    file("src/cart.ts", [
      hunk("h1"),
      hunk("h2", { start: 60, newStart: 60, symbol: "checkout()", newLines: ["  const sum = Cart.totl(items);"] }),
      hunk("h3", {
        start: 80,
        newStart: 80,
        symbol: "",
        conflict: { current: ["  const sum = items.length;"] },
        state: "conflict",
      }),
    ]),
    file(
      "src/cart.test.ts",
      [hunk("h4", { state: "accepted", oldLines: [], newLines: ["it('counts', () => {", "});"] })],
      {
        kind: "create",
      },
    ),
    file("src/shop/views/basket/basketSummaryOfTheCustomer.ts", [
      hunk("h5", { state: "rejected" }),
      hunk("h6", { start: 120, newStart: 121, symbol: "summary()" }),
    ]),
    file(".vscode/settings.json", [hunk("h7", { symbol: "", newLines: ['  "files.autoSave": "off",'] })], {
      languageId: "json",
      guard: "Settings of the editor can run programs, so their changes are decided one by one.",
    }),
  ],
  unplaced: [
    {
      path: "src/stock.ts",
      sentence: "These lines stand nowhere in the file.",
      text: "<<<<<<< SEARCH\nconst stock = 1;\n=======\nconst stock = 2;\n>>>>>>> REPLACE",
    },
  ],
});

export const explanation: Turn = turn({
  markdown: [
    "`total` adds up the prices of the items.",
    '## The loop\nIt goes over `items` once and adds `price`:\n\n```typescript\nfor (const item of items) {\n  sum += item.price; // cents\n}\nreturn sum + " EUR";\n```',
    "## The result\n- cents, not euros\n- never negative, see [the rules](https://example.com/rules)\n\n| price | count |\n| --- | ---: |\n| 1 | 2 |\n\n> A quote with **bold** words.",
  ].join("\n\n"),
  spans: [
    { heading: "The loop", link: { uri: "file:///shop/src/cart.ts", line: 11, endLine: 17 } },
    { heading: "The result", link: { uri: "file:///shop/src/cart.ts", line: 18 } },
  ],
  links: [{ text: "total", link: { uri: "file:///shop/src/cart.ts", line: 10 } }],
  context,
  notes: ["from cache"],
  verdict: { verdict: "partlyChecked", counts: "1 passed · 2 not checked", checks: [] },
  caveats: [caveat("k1", { severity: "problem", quote: "never negative", sentence: "`refund` makes it negative." })],
});

export const draft: Turn = turn({ state: "draft", model: "", usage: "about 1,240 tokens · $0.01", context });

/** A turn with that many hunks of ten lines each, ten to a file. */
export function manyHunks(count: number): Turn {
  const files = Array.from({ length: Math.ceil(count / 10) }, (_, fileIndex) =>
    file(
      `src/views/view${fileIndex}.ts`,
      Array.from({ length: Math.min(10, count - fileIndex * 10) }, (_, index) =>
        hunk(`h${fileIndex}-${index}`, {
          start: index * 40,
          newStart: index * 40,
          oldLines: Array.from({ length: 5 }, (_, line) => `  const value${line} = read(${index}, ${line});`),
          newLines: Array.from({ length: 5 }, (_, line) => `  const value${line} = readAll(${index}, ${line}, cart);`),
        }),
      ),
    ),
  );
  return turn({ files });
}

/** A turn with one hunk of that many lines, half of them old and half new. */
export function longHunk(lines: number): Turn {
  const text = (word: string) =>
    Array.from({ length: lines / 2 }, (_, line) => `  ${word}(cart.items[${line}], ${line * 7});`);
  return turn({ files: [file("src/long.ts", [hunk("h1", { oldLines: text("read"), newLines: text("readAll") })])] });
}
