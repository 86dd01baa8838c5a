import { useMemo } from "preact/hooks";
import { hunkRows } from "../diff/rows.ts";
import { hunkKey, isDecided } from "../state/thread.ts";
import { fill } from "../words.ts";
import { CaveatList } from "./CaveatList.tsx";
import { ConflictView } from "./ConflictView.tsx";
import { DecidedHunk } from "./DecidedHunk.tsx";
import { HunkActions } from "./HunkActions.tsx";
import { HunkEditor } from "./HunkEditor.tsx";
import { HunkRows } from "./HunkRows.tsx";
import type { HunkViewProps } from "./hunkProps.ts";
import { memo } from "./memo.ts";
import { usePanel } from "./panel.ts";

/** Rows beyond which a hunk's caveats and buttons stay in sight while its lines scroll. */
const longHunk = 25;

/** A hunk: where it is, its lines, what is to be said against it, and the decision. A decided one is a single line. */
export const HunkView = memo((props: HunkViewProps) => {
  const { words, dispatch } = usePanel();
  const { turn, hunk } = props;
  const place = { turn, hunk: hunk.id };
  const title = hunk.symbol === "" ? fill(words.line, hunk.start + 1) : hunk.symbol;
  const label = `${fill(words.change, props.position, props.count)}, ${props.path}, ${title}`;
  return (
    <li>
      <section
        class={props.isFocused ? "hunk focused" : "hunk"}
        data-hunk={hunkKey(turn, hunk.id)}
        aria-label={label}
        tabIndex={-1}
        onFocusIn={() => dispatch({ type: "hunkFocused", place })}
      >
        {isDecided(hunk) ? <DecidedHunk {...props} title={title} /> : <OpenHunk {...props} title={title} />}
      </section>
    </li>
  );
});

function OpenHunk(props: HunkViewProps & { readonly title: string }) {
  const { words } = usePanel();
  const { turn, hunk, title, edit } = props;
  const rows = useMemo(() => hunkRows(hunk), [hunk]);
  return (
    <>
      <h4 class="symbol">@@ {title} @@</h4>
      {hunk.state === "conflict" ? (
        <ConflictView hunk={hunk} />
      ) : (
        <HunkRows rows={rows} label={fill(words.linesOf, title)} />
      )}
      {edit !== undefined && <HunkEditor place={{ turn, hunk: hunk.id }} text={edit} />}
      <div class={rows.length > longHunk ? "foot sticky" : "foot"}>
        <CaveatList turn={turn} caveats={props.caveats} unfolded={props.unfolded} />
        {edit === undefined && <HunkActions turn={turn} hunk={hunk} isPending={props.isPending} />}
      </div>
    </>
  );
}
