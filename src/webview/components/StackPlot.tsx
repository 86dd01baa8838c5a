import { fill } from "../words.ts";
import { DayBar, DayPlot } from "./DayPlot.tsx";
import { usePanel } from "./panel.ts";

/** What one colour of a plot stands for. */
export interface Layer {
  readonly name: string;
  readonly color: string;
  /** One for each day. */
  readonly values: readonly number[];
}

interface StackPlotProps {
  readonly title: string;
  readonly days: readonly string[];
  /** From the lowest to the highest. */
  readonly layers: readonly Layer[];
  readonly tell: (value: number) => string;
}

/** A bar for each day, of parts that lie on each other; the highest bar reaches the top. */
export function StackPlot({ title, days, layers, tell }: StackPlotProps) {
  const { words } = usePanel();
  const totals = days.map((_day, index) => layers.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const highest = Math.max(...totals);
  const most = fill(words.usageMost, tell(highest), days[totals.indexOf(highest)] ?? "");
  return (
    <DayPlot title={title} most={most} days={days} legend={<Legend layers={layers} tell={tell} />}>
      {days.flatMap((day, index) => {
        let below = 0;
        return layers.map(({ name, color, values }) => {
          const value = values[index] ?? 0;
          const from = below / highest;
          below += value;
          return value === 0 ? null : (
            <DayBar
              key={`${day} ${name}`}
              {...{ day: index, from, to: below / highest, color }}
              title={`${day}, ${name}: ${tell(value)}`}
            />
          );
        });
      })}
    </DayPlot>
  );
}

function Legend({ layers, tell }: Pick<StackPlotProps, "layers" | "tell">) {
  return (
    <ul class="legend">
      {layers.map(({ name, color, values }) => (
        <li key={name}>
          <Swatch color={color} /> {name}{" "}
          <span class="quiet">{tell(values.reduce((sum, value) => sum + value, 0))}</span>
        </li>
      ))}
    </ul>
  );
}

/** The colour itself, beside its name. */
export function Swatch({ color }: { readonly color: string }) {
  return (
    <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
      <rect class={color} width="10" height="10" />
    </svg>
  );
}
