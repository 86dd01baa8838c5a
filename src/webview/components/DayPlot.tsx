import type { ComponentChildren } from "preact";

/** Units of the drawing, which is stretched to the panel's width. */
const plotHeight = 60;
const barWidth = 10;
const gap = 2;

interface DayPlotProps {
  readonly title: string;
  /** What the plot says most of all, such as its highest day; with the title it is the plot's name. */
  readonly most: string;
  readonly days: readonly string[];
  /** Bars, such as `DayBar`s. */
  readonly children: ComponentChildren;
  readonly legend?: ComponentChildren;
}

/** A drawing over the days, with a name for those who can't see it. The numbers themselves stand in a table of their own. */
export function DayPlot({ title, most, days, children, legend }: DayPlotProps) {
  return (
    <figure>
      <figcaption>
        {title} <span class="quiet">{most}</span>
      </figcaption>
      <svg
        class="plot"
        role="img"
        aria-label={`${title}, ${most}`}
        viewBox={`0 0 ${days.length * barWidth} ${plotHeight}`}
        preserveAspectRatio="none"
      >
        {children}
      </svg>
      <p class="axis quiet" aria-hidden="true">
        <span>{days[0]}</span>
        <span>{days.at(-1)}</span>
      </p>
      {legend}
    </figure>
  );
}

interface DayBarProps {
  /** Its place among the days, from 0. */
  readonly day: number;
  /** From where to where it reaches, as shares of the height. */
  readonly from: number;
  readonly to: number;
  /** Names its colour. */
  readonly color: string;
  readonly title: string;
}

/** A part of a day's bar. */
export function DayBar({ day, from, to, color, title }: DayBarProps) {
  return (
    <rect
      class={color}
      x={day * barWidth + gap / 2}
      y={plotHeight * (1 - to)}
      width={barWidth - gap}
      height={plotHeight * (to - from)}
    >
      <title>{title}</title>
    </rect>
  );
}
