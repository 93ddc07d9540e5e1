/** What is begun, and how often: the same may be begun again before it is done, and is open until it is done as often. */
export type OpenCount = {
  readonly begin: (job: string) => void;
  /** True when it is open no more. */
  readonly end: (job: string) => boolean;
  readonly isOpen: (job: string) => boolean;
};

/** `counted` hears how many are open, each time that this changes. */
export function openCount(counted: (open: number) => void = () => undefined): OpenCount {
  const counts = new Map<string, number>();
  return {
    begin: (job) => {
      counts.set(job, (counts.get(job) ?? 0) + 1);
      counted(counts.size);
    },
    end: (job) => {
      const left = (counts.get(job) ?? 1) - 1;
      if (left > 0) counts.set(job, left);
      else if (counts.delete(job)) counted(counts.size);
      return left === 0;
    },
    isOpen: (job) => counts.has(job),
  };
}
