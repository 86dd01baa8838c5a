import type { Caveat } from "../protocol.ts";
import { DismissMenu } from "./DismissMenu.tsx";
import { Fold } from "./Fold.tsx";
import { usePanel } from "./panel.ts";
import { Sentence } from "./Sentence.tsx";

interface CaveatListProps {
  readonly turn: string;
  readonly caveats: readonly Caveat[];
  readonly unfolded: readonly string[];
}

/** Caveats where they stand: problems loud, doubts quiet; nothing where there is nothing to say. */
export function CaveatList({ turn, caveats, unfolded }: CaveatListProps) {
  const { words } = usePanel();
  if (caveats.length === 0) {
    return null;
  }
  return (
    <ul class="caveats" aria-label={words.caveats}>
      {caveats.map((caveat) => (
        <CaveatItem key={caveat.id} turn={turn} caveat={caveat} isOpen={unfolded.includes(whyKey(turn, caveat))} />
      ))}
    </ul>
  );
}

function whyKey(turn: string, { id }: Caveat): string {
  return `${turn}#caveat#${id}`;
}

function CaveatItem({ turn, caveat, isOpen }: { turn: string; caveat: Caveat; isOpen: boolean }) {
  const { words, post } = usePanel();
  const { severity, sentence, explanation, link, place = words.open } = caveat;
  const isProblem = severity === "problem";
  return (
    <li class={`caveat ${severity}`}>
      <span role="img" aria-label={isProblem ? words.problem : words.doubt}>
        {isProblem ? "⚠" : "◐"}
      </span>
      <div>
        <Sentence text={sentence} />{" "}
        <span class="caveatActions">
          {explanation !== "" && (
            <Fold name={whyKey(turn, caveat)} isOpen={isOpen}>
              {words.why}
            </Fold>
          )}
          {link && (
            <button type="button" class="link" onClick={() => post({ type: "open", link })}>
              {place}
            </button>
          )}
          <DismissMenu turn={turn} caveat={caveat} />
        </span>
        {isOpen && (
          <p class="quiet">
            <Sentence text={explanation} />
          </p>
        )}
      </div>
    </li>
  );
}
