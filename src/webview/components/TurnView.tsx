import { useMemo } from "preact/hooks";
import { caveatsOnTop } from "../markdown/pieces.ts";
import type { Caveat, Turn } from "../protocol.ts";
import type { View } from "../state/panelState.ts";
import { Answer } from "./Answer.tsx";
import { CaveatList } from "./CaveatList.tsx";
import { DraftContext, SentContext } from "./ContextList.tsx";
import { FileView } from "./FileView.tsx";
import { MessageView } from "./MessageView.tsx";
import { memo } from "./memo.ts";
import { usePanel } from "./panel.ts";
import { Sentence } from "./Sentence.tsx";
import { TryOut } from "./TryOut.tsx";
import { TurnStatus } from "./TurnStatus.tsx";
import { Unplaced } from "./Unplaced.tsx";
import { VerdictLine } from "./VerdictLine.tsx";

interface TurnViewProps {
  readonly turn: Turn;
  readonly view: View;
  readonly pending: readonly string[];
}

/** One question and all that came of it, from top to bottom. */
export const TurnView = memo(({ turn, view, pending }: TurnViewProps) => {
  const { words } = usePanel();
  const { unfolded } = view;
  const byHunk = useMemo(() => groupByHunk(turn.caveats), [turn.caveats]);
  const [verdict, sent] = [`${turn.id}#verdict`, `${turn.id}#sent`];
  return (
    <article class="turn" data-state={turn.state}>
      {turn.question !== "" && (
        <p class="question">
          <Sentence text={turn.question} />
        </p>
      )}
      {turn.round && (
        <p class="round" aria-live="polite">
          {turn.round}
        </p>
      )}
      {turn.state === "draft" ? <DraftContext turn={turn} /> : <TurnStatus turn={turn} />}
      {turn.verdict && <VerdictLine verdict={turn.verdict} name={verdict} isOpen={unfolded.includes(verdict)} />}
      {turn.tryOut && <TryOut turn={turn.id} running={turn.tryOut.running} />}
      {turn.state !== "draft" && <SentContext turn={turn} name={sent} isOpen={unfolded.includes(sent)} />}
      <CaveatList turn={turn.id} caveats={caveatsOnTop(turn)} unfolded={unfolded} />
      <Answer turn={turn} unfolded={unfolded} />
      {isEmpty(turn) && <p class="quiet">{words.emptyAnswer}</p>}
      {turn.message && <MessageView turn={turn.id} message={turn.message} />}
      {turn.files.map((file) => (
        <FileView key={file.uri} turn={turn} file={file} view={view} pending={pending} caveats={byHunk} />
      ))}
      <Unplaced edits={turn.unplaced} />
    </article>
  );
});

function isEmpty(turn: Turn): boolean {
  const isSilent = turn.markdown.trim() === "" && turn.files.length === 0 && turn.unplaced.length === 0;
  return turn.state === "done" && isSilent && turn.message === undefined;
}

function groupByHunk(caveats: readonly Caveat[]): ReadonlyMap<string, readonly Caveat[]> {
  return Map.groupBy(caveats, ({ hunk = "" }) => hunk);
}
