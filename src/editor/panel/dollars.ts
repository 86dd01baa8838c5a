/** Cents, and of less than a cent as many digits as it takes to see it. */
export function tellDollars(dollars: number): string {
  return `$${dollars > 0 && dollars < 0.01 ? dollars.toPrecision(2) : dollars.toFixed(2)}`;
}
