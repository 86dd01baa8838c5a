import { lineCounts } from "../diff/rows.ts";
import type { Caveat, File, Turn } from "../protocol.ts";
import { decide } from "../state/decide.ts";
import type { View } from "../state/panelState.ts";
import { acceptableHunks, fileKey, hunkKey, undecidedHunks } from "../state/thread.ts";
import { fill, type Words } from "../words.ts";
import { HunkView } from "./HunkView.tsx";
import type { HunkViewProps } from "./hunkProps.ts";
import { Key } from "./Key.tsx";
import { usePanel } from "./panel.ts";

export interface FileViewProps {
  readonly turn: Turn;
  readonly file: File;
  readonly view: View;
  readonly pending: readonly string[];
  /** The turn's caveats by hunk. */
  readonly caveats: ReadonlyMap<string, readonly Caveat[]>;
}

const noCaveats: readonly Caveat[] = [];

/** A file with its hunks; its header stays on top while they scroll. */
export function FileView(props: FileViewProps) {
  const { words } = usePanel();
  const { turn, file, view } = props;
  const key = fileKey(turn.id, file.uri);
  const isOpen = !view.foldedFiles.includes(key);
  return (
    <section class="file" aria-label={file.path}>
      <FileHeader turn={turn} file={file} name={key} isOpen={isOpen} />
      {file.guard !== undefined && (
        <p class="guard">
          <span aria-hidden="true">⚠</span> {file.guard}
        </p>
      )}
      {isOpen && (
        <ul class="hunks" aria-label={words.changes}>
          {file.hunks.map((hunk, index) => (
            <HunkView key={hunk.id} {...hunkProps(props, index)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function hunkProps({ turn, file, view, pending, caveats }: FileViewProps, index: number): HunkViewProps {
  const hunk = file.hunks[index]!;
  const key = hunkKey(turn.id, hunk.id);
  return {
    turn: turn.id,
    path: file.path,
    hunk,
    position: index + 1,
    count: file.hunks.length,
    caveats: caveats.get(hunk.id) ?? noCaveats,
    unfolded: view.unfolded,
    isFocused: view.focused?.turn === turn.id && view.focused.hunk === hunk.id,
    isPending: pending.includes(key),
    edit: view.edits[key],
  };
}

function FileHeader(props: { turn: Turn; file: File; name: string; isOpen: boolean }) {
  const panel = usePanel();
  const { words, dispatch } = panel;
  const { turn, file } = props;
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const folder = file.path.slice(0, Math.max(0, file.path.length - name.length - 1));
  const { added, removed } = lineCounts(file.hunks);
  const open = undecidedHunks(file);
  const acceptable = acceptableHunks(turn, [file]);
  return (
    <h3 class="fileHeader">
      <button
        type="button"
        class="fold"
        aria-expanded={props.isOpen}
        title={file.path}
        onClick={() => dispatch({ type: "toggledFile", key: props.name })}
      >
        <span aria-hidden="true">{props.isOpen ? "▾" : "▸"}</span> <bdi class="path">{name}</bdi>{" "}
        <bdi class="quiet">{folder}</bdi>
      </button>
      <span class="quiet">{kindWords(file, words)}</span>
      <span class="counts">
        {added > 0 && <span class="plus">+{added}</span>} {removed > 0 && <span class="minus">−{removed}</span>}
      </span>
      {open.length === 0 && <span class="accepted">✓</span>}
      <span class="actions">
        {acceptable.length > 0 && (
          <button
            type="button"
            aria-keyshortcuts="A"
            title={words.acceptFileTitle}
            onClick={() => decide(panel, turn.id, acceptable, "accept")}
          >
            {words.acceptFile} <Key name="A" />
          </button>
        )}
        {open.length > 0 && (
          <button type="button" aria-label={words.rejectFile} onClick={() => decide(panel, turn.id, open, "reject")}>
            {words.reject}
          </button>
        )}
      </span>
    </h3>
  );
}

function kindWords(file: File, words: Words): string {
  const all = {
    change: "",
    create: words.newFile,
    rename: fill(words.renamedFile, file.newPath ?? ""),
    delete: words.deletedFile,
  };
  return all[file.kind];
}
