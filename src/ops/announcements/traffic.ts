/** Counts the messages that the bot writes. */
export type Traffic = {
  readonly called: (method: string) => void;
  /** In the last second, to a tenth of it. */
  readonly written: () => number;
};

const slots = 10;
const slotMs = 100;

/** `clock` in milliseconds, never going back. */
export function traffic(clock: () => number): Traffic {
  const counts = new Array<number>(slots).fill(0);
  let current = Math.floor(clock() / slotMs);

  /** What was counted a second ago or longer is forgotten. */
  function turnOn(): void {
    const now = Math.floor(clock() / slotMs);
    for (let slot = Math.max(current, now - slots) + 1; slot <= now; slot += 1) counts[slot % slots] = 0;
    current = now;
  }

  return {
    called: (method) => {
      if (!isMessage(method)) return;
      turnOn();
      counts[current % slots] = (counts[current % slots] ?? 0) + 1;
    },
    written: () => {
      turnOn();
      return counts.reduce((sum, one) => sum + one, 0);
    },
  };
}

function isMessage(method: string): boolean {
  return /^(?:send(?!ChatAction)|edit|copy|forward)/.test(method);
}
