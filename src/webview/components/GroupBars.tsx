import { Swatch } from "./StackPlot.tsx";

/** One feature or model, and how much of the whole width it takes. */
export interface GroupBar {
  readonly name: string;
  readonly color: string;
  /** From 0 to 1: the full part, and up to where a pale one goes on. */
  readonly full: number;
  readonly pale: number;
  readonly told: string;
}

/** A line with a bar for each feature or model. */
export function GroupBars({ title, bars }: { readonly title: string; readonly bars: readonly GroupBar[] }) {
  return (
    <ul class="group-bars" aria-label={title}>
      {bars.map(({ name, color, full, pale, told }) => (
        <li key={name}>
          <Swatch color={color} /> {name} <span class="quiet">{told}</span>
          <svg class="budget" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="rest" width={pale * 100} height="4" />
            <rect class={color} width={full * 100} height="4" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
