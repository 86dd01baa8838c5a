import type { Span, UsageDay } from "../protocol.ts";
import { fill } from "../words.ts";
import { DayBar, DayPlot } from "./DayPlot.tsx";
import { usePanel } from "./panel.ts";

interface DelayPlotProps {
  readonly title: string;
  readonly days: readonly UsageDay[];
  readonly spanOf: (day: UsageDay) => Span | undefined;
}

/** Of the height: a day on which all requests took the same is seen too. */
const leastHeight = 0.02;

/** For each day a full bar up to what half of the requests took at most, and a pale one up to what nearly all of them did. */
export function DelayPlot({ title, days, spanOf }: DelayPlotProps) {
  const { words } = usePanel();
  const tellSeconds = useSeconds();
  const slowest = days.reduce((most, day) => Math.max(most, spanOf(day)?.most ?? 0), 0);
  const slowestDay = days.find((day) => spanOf(day)?.most === slowest)?.day ?? "";
  const most = fill(words.usageMost, tellSeconds(slowest), slowestDay);
  return slowest === 0 ? null : (
    <DayPlot title={title} most={most} days={days.map(({ day }) => day)}>
      {days.flatMap((day, index) => {
        const span = spanOf(day);
        if (span === undefined) {
          return [];
        }
        const half = Math.max(leastHeight, span.half / slowest);
        const told = `${day.day}: ${fill(words.usageSpan, tellSeconds(span.half), tellSeconds(span.most))}`;
        return [
          <DayBar key={day.day} day={index} from={0} to={half} color="plain" title={told} />,
          <DayBar key={`${day.day} most`} day={index} from={half} to={span.most / slowest} color="rest" title={told} />,
        ];
      })}
    </DayPlot>
  );
}

/** How milliseconds are told as seconds. */
export function useSeconds(): (milliseconds: number) => string {
  const { words } = usePanel();
  return (milliseconds) => fill(words.usageSeconds, (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0));
}
