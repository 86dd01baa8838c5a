import type { Usage } from "../protocol.ts";
import { DataTable } from "./DataTable.tsx";
import { usePanel } from "./panel.ts";
import { UsagePlots } from "./UsagePlots.tsx";

/** What requests took: against the budgets, by day, feature and model, and where they went. */
export function UsageScreen({ usage }: { readonly usage: Usage }) {
  const { words, post } = usePanel();
  const isEmpty = usage.byModel.rows.length === 0;
  return (
    <section class="usage">
      <h2>{words.usage}</h2>
      <ul class="budgets" aria-label={words.usage}>
        {usage.budgets.map((budget) => (
          <Budget key={budget.name} {...budget} />
        ))}
      </ul>
      {isEmpty ? <p class="quiet">{words.usageEmpty}</p> : <Figures usage={usage} />}
      {!isEmpty && (
        <button type="button" onClick={() => post({ type: "exportUsage" })}>
          {words.usageExport}
        </button>
      )}
    </section>
  );
}

function Budget({ name, amount, share }: Usage["budgets"][number]) {
  return (
    <li>
      <span>{name}</span> <span class="amount">{amount}</span>
      {share !== undefined && (
        <svg class="budget" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="whole" width="100" height="4" />
          <rect class={share < 0.9 ? "part" : "part full"} width={Math.min(1, share) * 100} height="4" />
        </svg>
      )}
    </li>
  );
}

function Figures({ usage }: { readonly usage: Usage }) {
  const { words } = usePanel();
  return (
    <>
      {usage.notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
      <UsagePlots usage={usage} />
      <DataTable title={words.usageByDay} table={usage.byDay} isFolded />
      <DataTable title={words.usageByFeature} table={usage.byFeature} />
      <DataTable title={words.usageByModel} table={usage.byModel} />
      <DataTable title={words.usageSuggestions} table={usage.suggestions} empty={words.usageSuggestionsEmpty} />
      <DataTable title={words.usageLast} table={usage.lastRequests} />
      <DataTable title={words.usageHosts} table={usage.byHost} />
    </>
  );
}
