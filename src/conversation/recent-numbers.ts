export type RecentNumbers = {
  readonly add: (number: number) => void;
  readonly has: (number: number) => boolean;
};

/** A set that forgets what was added longest ago. */
export function recentNumbers(most: number): RecentNumbers {
  const numbers = new Set<number>();
  return {
    add: (number) => {
      numbers.add(number);
      if (numbers.size <= most) return;
      const [oldest] = numbers;
      if (oldest !== undefined) numbers.delete(oldest);
    },
    has: (number) => numbers.has(number),
  };
}
