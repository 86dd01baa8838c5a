/** How often something came true, the latest counting most. */
export interface Counts {
  readonly right: number;
  readonly all: number;
}

/** What is thought before anything was seen: a mean, and how many events it stands for. */
export interface Prior {
  readonly mean: number;
  readonly weight: number;
}

export const nothing: Counts = { right: 0, all: 0 };

/** Events after which one counts half: some hours of typing, so that another model or another kind of work shows within a session. */
const halfLife = 200;
const decay = 0.5 ** (1 / halfLife);

/** With one more event; those before fade. */
export function counted(before: Counts, isRight: boolean): Counts {
  return { right: before.right * decay + (isRight ? 1 : 0), all: before.all * decay + 1 };
}

/** Mean of the beta distribution that the prior becomes with these counts, 0 to 1. */
export function chanceOf({ right, all }: Counts, { mean, weight }: Prior): number {
  return (mean * weight + right) / (weight + all);
}

/** Both together. */
export function added(one: Counts, other: Counts): Counts {
  return { right: one.right + other.right, all: one.all + other.all };
}
