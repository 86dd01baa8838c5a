import { useState } from "preact/hooks";
import type { Span, Usage, UsageGroup } from "../protocol.ts";
import { fill } from "../words.ts";
import { DelayPlot, useSeconds } from "./DelayPlot.tsx";
import { GroupBars } from "./GroupBars.tsx";
import { usePanel } from "./panel.ts";
import { StackPlot } from "./StackPlot.tsx";

type Split = "features" | "models";

/** Cost, tokens, time and acceptance by day, each split by feature or by model. */
export function UsagePlots({ usage }: { readonly usage: Usage }) {
  const { words, formatNumber } = usePanel();
  const [split, setSplit] = useState<Split>("features");
  const groups = usage[split];
  const days = usage.days.map(({ day }) => day);
  const layersOf = (valuesOf: (group: UsageGroup) => readonly number[]) =>
    groups
      .map((group, index) => ({ name: group.name, color: `layer-${index}`, values: valuesOf(group) }))
      .filter(({ values }) => values.some((value) => value > 0));
  const [costs, tokens] = [layersOf(({ dollars }) => dollars), layersOf((group) => group.tokens)];
  return (
    <>
      <SplitSwitch split={split} onChange={setSplit} />
      {costs.length > 0 && (
        <StackPlot title={words.usageCost} {...{ days, layers: costs }} tell={(value) => `$${value.toFixed(2)}`} />
      )}
      {tokens.length > 0 && <StackPlot title={words.usageTokens} {...{ days, layers: tokens }} tell={formatNumber} />}
      <Delays title={words.usageFirst} {...{ usage, groups }} spanOf={({ delays }) => delays.first} />
      <Delays title={words.usageAll} {...{ usage, groups }} spanOf={({ delays }) => delays.all} />
      <Acceptance {...{ usage, groups }} />
    </>
  );
}

function SplitSwitch({ split, onChange }: { readonly split: Split; readonly onChange: (split: Split) => void }) {
  const { words } = usePanel();
  const choices = [
    { value: "features", label: words.usageByFeature },
    { value: "models", label: words.usageByModel },
  ] as const;
  return (
    <fieldset class="split">
      <legend class="unseen">{words.usageSplit}</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="split" checked={split === value} onChange={() => onChange(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

interface Shown {
  readonly usage: Usage;
  readonly groups: readonly UsageGroup[];
}

interface DelaysProps extends Shown {
  readonly title: string;
  readonly spanOf: (of: Pick<UsageGroup, "delays">) => Span | undefined;
}

function Delays({ title, usage, groups, spanOf }: DelaysProps) {
  const { words } = usePanel();
  const tellSeconds = useSeconds();
  const slowest = groups.reduce((most, group) => Math.max(most, spanOf(group)?.most ?? 0), 0);
  const bars = groups.flatMap((group, index) => {
    const span = spanOf(group);
    const told = span && fill(words.usageSpan, tellSeconds(span.half), tellSeconds(span.most));
    return span === undefined || told === undefined
      ? []
      : [{ name: group.name, color: `layer-${index}`, full: span.half / slowest, pale: span.most / slowest, told }];
  });
  return bars.length === 0 ? null : (
    <div>
      <DelayPlot {...{ title, days: usage.days, spanOf }} />
      <GroupBars {...{ title, bars }} />
    </div>
  );
}

function Acceptance({ usage: { days }, groups }: Shown) {
  const { words, formatNumber } = usePanel();
  const bars = groups.flatMap(({ name, decided: { taken, offered } }, index) => {
    const told = fill(words.usageTakenOf, formatNumber(taken), formatNumber(offered));
    return offered === 0 ? [] : [{ name, color: `layer-${index}`, full: taken / offered, pale: 1, told }];
  });
  const layers = [
    { name: words.usageTakenOnly, color: "plain", values: days.map(({ decided }) => decided.taken) },
    { name: words.usageNotTaken, color: "rest", values: days.map(({ decided }) => decided.offered - decided.taken) },
  ];
  return bars.length === 0 ? null : (
    <div>
      <StackPlot title={words.usageTaken} days={days.map(({ day }) => day)} {...{ layers }} tell={formatNumber} />
      <GroupBars title={words.usageTaken} bars={bars} />
    </div>
  );
}
