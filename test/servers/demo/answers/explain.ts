import type { Ask } from "../ask.ts";
import { type CodeLine, type Declaration, declarationsIn } from "../code.ts";
import { type Note, notes } from "../notes/index.ts";
import { hypotheses } from "./hypotheses.ts";

/** Explains declarations of the shop piece by piece; of other code it says which declarations there are, and no more. */
export function explain(ask: Ask): string {
  if (ask.diagnostic !== undefined) {
    return explainDiagnostic(ask);
  }
  if (ask.path === "") {
    return (
      hypotheses(ask.text) ?? "It knows nothing of this text: it explains code of the shop, and failures to connect."
    );
  }
  const declarations = declarationsIn(ask.focus);
  return declarations.length === 0 ? explainInside(ask) : explainAll(ask, declarations);
}

function explainAll({ path }: Ask, declarations: readonly Declaration[]): string {
  const [first] = declarations;
  const only = declarations.length === 1 ? first : undefined;
  const note = only && notes[only.name];
  const pieces = only && note?.steps ? stepsOf(note, only.lines) : declarations.map(pieceOf);
  const answer = only
    ? `\`${only.name}\`: ${note?.what ?? "a declaration that is not the shop's own."}`
    : `\`${path}\` declares ${declarations.map(({ name }) => `\`${name}\``).join(", ")}.`;
  return [answer, ...pieces].join("\n\n");
}

/** Lines inside of a declaration: the steps of it that they touch. */
function explainInside({ focus, seen }: Ask): string {
  const first = focus[0]?.number ?? 0;
  const last = focus.at(-1)?.number ?? 0;
  const around = declarationsIn(seen).find(({ lines }) => lines.some(({ number }) => number === first));
  const note = around && notes[around.name];
  if (around === undefined || note === undefined) {
    return "These lines belong to no declaration of the shop that it knows.";
  }
  const touched = (piece: string) => {
    const [, start = "0", end = start] = /^### Lines (\d+)-(\d+)/.exec(piece) ?? [];
    return Number(start) <= last && Number(end) >= first;
  };
  const answer = `Part of \`${around.name}\`: ${note.what}`;
  return [answer, ...(note.steps ? stepsOf(note, around.lines).filter(touched) : [pieceOf(around)])].join("\n\n");
}

function explainDiagnostic({ diagnostic, path }: Ask): string {
  const { line = 1, message = "" } = diagnostic ?? {};
  const shown = message.split("\n")[0] ?? "";
  return `The compiler says of \`${path}:${line}\`: ${shown}

### Lines ${line}-${line}: where it shows

The line uses something in another way than it is declared. The declaration decides: compare the names and types in it.`;
}

function pieceOf({ name, lines }: Declaration): string {
  return piece(lines, name, notes[name]?.what ?? "Not part of the shop as this model knows it.");
}

function stepsOf({ steps = [] }: Note, lines: readonly CodeLine[]): readonly string[] {
  const starts = steps.flatMap((step) => {
    const start = lines.findIndex(({ text }) => text.trimStart().startsWith(step.at));
    return start < 0 ? [] : { step, start };
  });
  return starts.map(({ step, start }, index) =>
    piece(lines.slice(start, starts[index + 1]?.start), step.title, step.says),
  );
}

function piece(lines: readonly CodeLine[], title: string, says: string): string {
  return `### Lines ${lines[0]?.number}-${lines.at(-1)?.number}: ${title}\n\n${says}`;
}
