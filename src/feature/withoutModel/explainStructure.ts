import type { Reference, Structure } from "../structure.ts";
import { complexityOf } from "./complexity.ts";

/** Entries of one list; a longer one says how many more there are. */
const most = 20;

/**
 * What the editor knows of a symbol or a file, as Markdown: every sentence is a fact that was read, none is a guess. Whoever shows
 * it says that no model was asked.
 */
export function explainStructure(structure: Structure): string {
  return [
    opening(structure),
    signature(structure),
    documentation(structure),
    members(structure),
    references("Called by", structure.callers),
    references("Calls", structure.callees),
    complexity(structure),
    diagnostics(structure),
    commits(structure),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function opening({ callees, callers, kind, lines, members: inside, name, path }: Structure): string {
  const place = kind === "file" ? "" : ` in ${code(`${path}:${lines.start + 1}`)}`;
  const facts = [
    counted(lines.count, "line"),
    ...(inside.length > 0 ? [`${counted(inside.length, "symbol")} inside`] : []),
    ...(callers.length > 0 ? [`called from ${counted(callers.length, "place")}`] : []),
    ...(callees.length > 0 ? [`calls ${counted(callees.length, "other")}`] : []),
  ];
  const subject = kind === "selection" ? `The selection${place}` : `${code(name)} is a ${kind}${place}`;
  return `${subject}: ${facts.join(", ")}.`;
}

function signature({ languageId, signature: text }: Structure): string {
  return text === "" ? "" : `### Signature\n\n${fenced(text, languageId)}`;
}

function documentation({ documentation: text }: Structure): string {
  // What the author wrote is shown as such and can't pass for a part of this account.
  const quoted = text
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd());
  return text.trim() === "" ? "" : `### Documentation\n\n${quoted.join("\n")}`;
}

function members({ members: inside, path }: Structure): string {
  const entries = inside.map(
    ({ kind, lines, name }) =>
      `- ${kind} ${code(name)} in ${code(`${path}:${lines.start + 1}`)}, ${counted(lines.count, "line")}`,
  );
  return listed("Inside", entries);
}

function references(title: string, places: readonly Reference[]): string {
  return listed(
    title,
    places.map(({ line, name, path }) => `- ${code(name)} in ${code(`${path}:${line + 1}`)}`),
  );
}

function complexity({ kind, languageId, text }: Structure): string {
  if (text.trim() === "") {
    return "";
  }
  const { decisions, value } = complexityOf(text, languageId);
  const counts = decisions.map(({ count, word }) => `${count} × ${code(word)}`).join(", ");
  const how = decisions.length === 0 ? "no decision was found" : `1, and 1 for each of ${counts}`;
  const whole = kind === "file" ? " of the whole file" : "";
  return `### Complexity\n\nCyclomatic complexity${whole}: ${value} (${how}; counted by words and signs outside of comments and strings).`;
}

function diagnostics({ diagnostics: found }: Structure): string {
  return listed(
    "Diagnostics",
    found.map(({ line, message }) => `- Line ${line + 1}: ${plain(message)}`),
  );
}

function commits({ commits: last }: Structure): string {
  return listed(
    "Last commits",
    last.map(
      ({ author, date, hash, subject }) =>
        `- ${code(hash.slice(0, 8))} ${plain(date)}, ${plain(author)}: ${plain(subject)}`,
    ),
  );
}

function listed(title: string, entries: readonly string[]): string {
  const more = entries.length > most ? [`- and ${entries.length - most} more`] : [];
  return entries.length === 0 ? "" : `### ${title}\n\n${[...entries.slice(0, most), ...more].join("\n")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A text in back quotes, more of them than stand in it (CommonMark, 6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const mark = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${mark}${pad}${oneLine(text)}${pad}${mark}`;
}

function fenced(text: string, languageId: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${languageId}\n${text}\n${mark}`;
}

/** A text of others that stays text in Markdown; addresses, which GitHub's kind of it makes links, too. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>#|!~]/g, "\\$&")
    .replace(/:\/\/|@|(?<=\bwww)\./gi, "\\$&");
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
