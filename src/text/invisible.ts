/** A character that nobody sees, or that changes in which order others are seen. */
export interface InvisibleCharacter {
  /** In UTF-16 code units, as strings count. */
  readonly offset: number;
  readonly code: number;
  /** Its name in the Unicode Character Database, or that of its kind. */
  readonly name: string;
}

/** First and last code, and the name of each code, or of all. */
type Range = readonly [first: number, last: number, ...names: string[]];

/**
 * Controls, and those characters without a shape of their own that have hidden code or text: `Default_Ignorable_Code_Point` of the Unicode
 * Character Database 16 and the directional characters of UAX #9, table 4. The attack is CVE-2021-42574 (Boucher and Anderson,
 * "Trojan Source", 2021); tags and variation selectors carry hidden text to models. Look-alikes are no part of it (UTS #39).
 */
const ranges: readonly Range[] = [
  [0x00, 0x08, "CONTROL CHARACTER"],
  [0x0e, 0x1f, "CONTROL CHARACTER"],
  [0x7f, 0x9f, "CONTROL CHARACTER"],
  [0xad, 0xad, "SOFT HYPHEN"],
  [0x34f, 0x34f, "COMBINING GRAPHEME JOINER"],
  [0x61c, 0x61c, "ARABIC LETTER MARK"],
  [0x115f, 0x1160, "HANGUL CHOSEONG FILLER", "HANGUL JUNGSEONG FILLER"],
  [0x17b4, 0x17b5, "KHMER VOWEL INHERENT AQ", "KHMER VOWEL INHERENT AA"],
  [0x180b, 0x180f, "MONGOLIAN VARIATION SELECTOR"],
  [0x200b, 0x200d, "ZERO WIDTH SPACE", "ZERO WIDTH NON-JOINER", "ZERO WIDTH JOINER"],
  [0x200e, 0x200f, "LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK"],
  [0x202a, 0x202c, "LEFT-TO-RIGHT EMBEDDING", "RIGHT-TO-LEFT EMBEDDING", "POP DIRECTIONAL FORMATTING"],
  [0x202d, 0x202e, "LEFT-TO-RIGHT OVERRIDE", "RIGHT-TO-LEFT OVERRIDE"],
  [0x2060, 0x2061, "WORD JOINER", "FUNCTION APPLICATION"],
  [0x2062, 0x2064, "INVISIBLE TIMES", "INVISIBLE SEPARATOR", "INVISIBLE PLUS"],
  [0x2065, 0x2065, "UNASSIGNED"],
  [0x2066, 0x2067, "LEFT-TO-RIGHT ISOLATE", "RIGHT-TO-LEFT ISOLATE"],
  [0x2068, 0x2069, "FIRST STRONG ISOLATE", "POP DIRECTIONAL ISOLATE"],
  [0x206a, 0x206f, "DEPRECATED FORMAT CHARACTER"],
  [0x3164, 0x3164, "HANGUL FILLER"],
  [0xfe00, 0xfe0f, "VARIATION SELECTOR"],
  [0xfeff, 0xfeff, "ZERO WIDTH NO-BREAK SPACE"],
  [0xffa0, 0xffa0, "HALFWIDTH HANGUL FILLER"],
  [0xfff0, 0xfff8, "UNASSIGNED"],
  [0x1bca0, 0x1bca3, "SHORTHAND FORMAT CONTROL"],
  [0x1d173, 0x1d17a, "MUSICAL SYMBOL FORMAT CONTROL"],
  [0xe0000, 0xe007f, "TAG CHARACTER"],
  [0xe0080, 0xe00ff, "UNASSIGNED"],
  [0xe0100, 0xe01ef, "VARIATION SELECTOR SUPPLEMENT"],
  [0xe01f0, 0xe0fff, "UNASSIGNED"],
];

const rightToLeft = "(?=\\p{L})[\\p{sc=Hebrew}\\p{sc=Arabic}\\p{sc=Syriac}\\p{sc=Thaana}\\p{sc=Nko}]";
const joining = `(?=[\\p{L}\\p{M}])[${[
  "Arabic Syriac Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Tibetan",
  "Myanmar Khmer Balinese Javanese Phags_Pa Mandaic Adlam",
]
  .flatMap((names) => names.split(" "))
  .map((name) => `\\p{sc=${name}}`)
  .join("")}]`;
const withoutSpaces = "[\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const emoji = "\\p{Extended_Pictographic}\\p{Emoji_Modifier}?[\\uFE0E\\uFE0F]?";

/** Where writing needs them: UTS #51 for emoji and flags, chapters 9 to 18 of the Unicode Standard for scripts that join letters. */
const needed: readonly string[] = [
  "^\\uFEFF",
  "\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}",
  `${emoji}(?:\\u200D${emoji})*`,
  "[0-9#*]\\uFE0F\\u20E3",
  `(?<=${joining})[\\u200C\\u200D](?![\\u200B-\\u200F])`,
  `(?<=${withoutSpaces})\\u200B(?=${withoutSpaces})`,
  `(?<=${rightToLeft})[\\u200E\\u200F\\u061C](?![\\u200B-\\u200F\\u061C])`,
  `(?<![\\u200B-\\u200F\\u061C])[\\u200E\\u200F\\u061C](?=${rightToLeft})`,
  "(?<=\\p{sc=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]",
  "(?<=(?=\\p{L})\\p{sc=Mongolian})[\\u180B-\\u180D\\u180F]",
];

const listed = `[${ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`;
const anyListed = new RegExp(listed, "u");
const neededOrListed = new RegExp(`${needed.join("|")}|(?<listed>${listed})`, "gu");

/** The invisible and directional characters of a text, but for those that its writing needs. */
export function findInvisible(text: string): readonly InvisibleCharacter[] {
  if (!anyListed.test(text)) {
    return [];
  }
  return [...text.matchAll(neededOrListed)].flatMap(({ groups, index }) => {
    const code = groups?.listed?.codePointAt(0);
    return code === undefined ? [] : { offset: index, code, name: nameOf(code) };
  });
}

function nameOf(code: number): string {
  const [first, , ...names] = ranges.find(([start, end]) => code >= start && code <= end) ?? [code, code];
  return names[code - first] ?? names.at(-1) ?? "UNASSIGNED";
}
