/** What is begun, and how often: the same may be begun again before it is done, and is open until it is done as often. */
export type OpenCount = {
  readonly begin: (job: string) => void;
  /** True when it is open no more. */
  readonly end: (job: string) => boolean;
  readonly isOpen: (job: string) => boolean;
};

export function openCount(): OpenCount {
  const counts = new Map<string, number>();
  return {
    begin: (job) => void counts.set(job, (counts.get(job) ?? 0) + 1),
    end: (job) => {
      const left = (counts.get(job) ?? 1) - 1;
      if (left > 0) counts.set(job, left);
      else counts.delete(job);
      return left === 0;
    },
    isOpen: (job) => counts.has(job),
  };
}
