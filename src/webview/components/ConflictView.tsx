import type { Row } from "../diff/rows.ts";
import type { Hunk } from "../protocol.ts";
import { HunkRows } from "./HunkRows.tsx";
import { usePanel } from "./panel.ts";

/** A hunk whose place changed meanwhile, three ways: as the file is, as proposed, as it was. */
export function ConflictView({ hunk }: { readonly hunk: Hunk }) {
  const { words } = usePanel();
  const current = hunk.conflict?.current ?? [];
  const ways = [
    { title: words.yours, rows: lines(current, hunk.start) },
    { title: words.proposed, rows: lines(hunk.newLines, hunk.newStart) },
    { title: words.original, rows: lines(hunk.oldLines, hunk.start) },
  ];
  return (
    <div class="conflict">
      <p class="caveat problem">
        <span aria-hidden="true">⚠</span>
        <span>{words.conflict}</span>
      </p>
      {ways.map(({ title, rows }) => (
        <div key={title}>
          <h4>{title}</h4>
          <HunkRows rows={rows} label={title} />
        </div>
      ))}
    </div>
  );
}

function lines(texts: readonly string[], start: number): readonly Row[] {
  return texts.map((text, index) => ({ kind: "same", oldNumber: start + index + 1, text }));
}
