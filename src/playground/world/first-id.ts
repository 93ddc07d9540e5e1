/**
 * Where ids begin. Nothing is remembered across a restart, but a bot may remember: an id must not come twice.
 * Within 30 bits, as Telegram's own.
 */
export function firstId(epochMs: number): number {
  return (Math.floor(epochMs) % 2 ** 30) + 1;
}
