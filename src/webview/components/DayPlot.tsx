import { fill } from "../words.ts";
import { usePanel } from "./panel.ts";

interface DayPlotProps {
  readonly title: string;
  readonly bars: readonly { readonly day: string; readonly value: number }[];
  readonly tell: (value: number) => string;
}

/** Units of the drawing, which is stretched to the panel's width. */
const height = 40;
const barWidth = 10;
const gap = 2;

/** A bar for each day, the highest of which reaches the top. The numbers themselves stand in a table of their own. */
export function DayPlot({ title, bars, tell }: DayPlotProps) {
  const { words } = usePanel();
  const [first] = bars;
  const highest = bars.reduce((most, bar) => (bar.value > most.value ? bar : most), { day: "", value: 0 });
  const most = fill(words.usageMost, tell(highest.value), highest.day);
  return (
    <figure>
      <figcaption>
        {title} <span class="quiet">{most}</span>
      </figcaption>
      <svg
        class="plot"
        role="img"
        aria-label={`${title}, ${most}`}
        viewBox={`0 0 ${bars.length * barWidth} ${height}`}
        preserveAspectRatio="none"
      >
        {bars.map(({ day, value }, index) => {
          const barHeight = highest.value === 0 ? 0 : (value / highest.value) * height;
          return (
            <rect
              key={day}
              x={index * barWidth + gap / 2}
              y={height - barHeight}
              width={barWidth - gap}
              height={barHeight}
            >
              <title>{`${day}: ${tell(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="axis quiet" aria-hidden="true">
        <span>{first?.day}</span>
        <span>{bars.at(-1)?.day}</span>
      </p>
    </figure>
  );
}
