import type { Verdict } from "../protocol.ts";
import { Fold } from "./Fold.tsx";
import { usePanel } from "./panel.ts";
import { Sentence } from "./Sentence.tsx";

const symbols = { checked: "✓", partlyChecked: "◐", unchecked: "○", problem: "⚠" } as const;
const outcomeSymbols = { passed: "✓", found: "⚠", notChecked: "○" } as const;

/** Icon, word and counts; unfolds to the checks: what each looked at, what it found, what it can't see. */
export function VerdictLine(props: { readonly verdict: Verdict; readonly name: string; readonly isOpen: boolean }) {
  const { words } = usePanel();
  const { verdict, counts, kept, checks } = props.verdict;
  const names = {
    checked: words.verdictChecked,
    partlyChecked: words.verdictPartlyChecked,
    unchecked: words.verdictUnchecked,
    problem: words.verdictProblem,
  };
  const outcomes = { passed: words.passed, found: words.found, notChecked: words.notChecked };
  return (
    <div class={`verdict ${verdict}`}>
      <Fold name={props.name} isOpen={props.isOpen}>
        <span class="symbol" aria-hidden="true">
          {symbols[verdict]}
        </span>{" "}
        <strong>{names[verdict]}</strong> <span class="quiet">{kept ? `${counts} · ${kept.counts}` : counts}</span>
      </Fold>
      {props.isOpen && kept && (
        <p class="kept quiet">
          <Sentence text={kept.sentence} />
        </p>
      )}
      {props.isOpen && (
        <ul class="checks">
          {checks.map(({ name, outcome, details }) => (
            <li key={name} class={outcome}>
              <span aria-hidden="true">{outcomeSymbols[outcome]}</span> <strong>{name}</strong>{" "}
              <span class="quiet">{outcomes[outcome]}</span>
              {details.map((detail) => (
                <p key={detail} class="quiet">
                  <Sentence text={detail} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
