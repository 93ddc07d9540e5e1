/** What may mean that somebody is looking people up. */
export const suspicions = ["many-numbers", "neighbours", "unknown-numbers", "national-ids"] as const;

export type Suspicion = (typeof suspicions)[number];

/** Of one person within an hour: from so many on each inquiry waits, and from so many on none is asked. */
export type GuardRules = Readonly<Record<Suspicion, { readonly slowed: number; readonly stopped: number }>>;

export const guardRules: GuardRules = {
  /** Different numbers. */
  "many-numbers": { slowed: 120, stopped: 240 },
  /** Numbers right beside one that was asked before. */
  neighbours: { slowed: 5, stopped: 10 },
  /** Numbers that nobody knows. */
  "unknown-numbers": { slowed: 15, stopped: 30 },
  "national-ids": { slowed: 10, stopped: 20 },
};

/** As far as a number is from its neighbours. */
export const neighbourhood = 3;

/** How long a number counts, and how long somebody is stopped, in milliseconds. */
export const guardedTime = 60 * 60 * 1000;

/** How long ops' permission to go on holds, in milliseconds. */
export const allowedTime = 24 * 60 * 60 * 1000;
