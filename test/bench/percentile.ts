/** The least of the numbers that so great a share of them does not exceed. @throws RangeError of no numbers. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new RangeError("Nothing has no percentile");
  return found;
}
