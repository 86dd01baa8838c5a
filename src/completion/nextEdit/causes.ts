import type { EditedDocument } from "./editedDocument.ts";
import type { Cause, PlaceEdit } from "./nextEdit.ts";
import { renameOf } from "./rename.ts";
import { renamePlaces } from "./renamePlaces.ts";
import { commonOf, replacementOf, replacementPlaces } from "./replacement.ts";
import { callPlaces, changedSignature } from "./signature.ts";

/** Characters; longer lines are data, or were written by a tool. */
const longestLine = 1000;

/**
 * What an edit asks for elsewhere: a rename for the other places of the name, a signature for its calls, a replacement that was made at
 * another place too for the rest of such places; `earlier`: what was edited before at other places, the newest first. The first that has a place counts; `undefined` where none has.
 */
export function causeOf(edit: PlaceEdit, document: EditedDocument, earlier: readonly PlaceEdit[]): Cause | undefined {
  if ([...edit.before, ...edit.after].some(({ length }) => length > longestLine)) {
    return undefined;
  }
  const causes = [
    () => renamed(edit, document),
    () => changed(edit, document),
    () => repeated(edit, document, earlier),
  ];
  for (const find of causes) {
    const cause = find();
    if (cause !== undefined && cause.edits.length > 0) {
      return cause;
    }
  }
  return undefined;
}

function renamed(edit: PlaceEdit, document: EditedDocument): Cause | undefined {
  const rename = renameOf(edit);
  if (rename === undefined) {
    return undefined;
  }
  const { from, to, lineBefore } = rename;
  return { kind: "rename", what: `${from} > ${to}`, where: lineBefore.trim(), edits: renamePlaces(rename, document) };
}

function changed(edit: PlaceEdit, document: EditedDocument): Cause | undefined {
  const signature = changedSignature(edit, document.languageId);
  if (signature === undefined) {
    return undefined;
  }
  const where = edit.after[0]?.trim() ?? "";
  return { kind: "signature", what: signature.name, where, edits: callPlaces(signature, document) };
}

function repeated(edit: PlaceEdit, document: EditedDocument, earlier: readonly PlaceEdit[]): Cause | undefined {
  const replacement = replacementOf(edit);
  if (replacement === undefined) {
    return undefined;
  }
  const made = earlier.map(replacementOf).filter((each) => each !== undefined);
  const common = made.map((each) => commonOf(replacement, each)).find((each) => each !== undefined);
  if (common === undefined) {
    return undefined;
  }
  const what = `${common.from} > ${common.to}`;
  return { kind: "repeat", what, where: "", edits: replacementPlaces(common, edit, document) };
}
