/** Least chance that all lines offered at once are right: a ghost with a wrong line behind right ones can't be taken. */
const leastChanceShown = 0.7;
/** Least chance that a line read ahead of the ghost is ever wanted. */
const leastChanceAhead = 0.5;
/** More lines than anybody reads at a glance. */
const mostShown = 12;
const mostAhead = 16;

/** Statements of an answer that may be offered at once, by the chance of each line to be right if those before it are. */
export function statementsShown(lineTrust: number): number {
  return linesAbove(leastChanceShown, lineTrust, mostShown);
}

/** Lines that are read ahead of what is offered, so that the next ones are there when it is taken. */
export function linesAhead(lineTrust: number): number {
  return linesAbove(leastChanceAhead, lineTrust, mostAhead);
}

function linesAbove(chance: number, lineTrust: number, most: number): number {
  if (lineTrust >= 1) {
    return most;
  }
  const lines = lineTrust <= 0 ? 1 : Math.floor(Math.log(chance) / Math.log(lineTrust));
  return Math.min(most, Math.max(1, lines));
}
