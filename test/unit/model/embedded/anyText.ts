import fc from "fast-check";

const pieces = [
  "\n",
  "\r\n",
  "\t",
  "  ",
  " ",
  "\0",
  "\ud800",
  "\udc00",
  "é",
  "変数",
  "😀",
  ".",
  "...",
  "=>",
  "});",
  "'",
  '"',
  "`",
  "${",
];
const words = ["const", "return", "value", "x1", "_a", "$", "0x1F", "3.14"];

/** Text as files may hold it, and worse: all line ends, NUL, halves of surrogate pairs, code. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces, ...words), fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 40 })
  .map((parts) => parts.join(""));
