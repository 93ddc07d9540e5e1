/** How long somebody may think about it. */
const lifeMs = 10 * 60 * 1000;

/**
 * What the button carries: whom it was made for, as they were known then, and when. Once they are deleted they are
 * known by that handle no more, and so no older button does anything.
 */
export function writeConfirmation(handle: string, now: number): string {
  return `${now.toString(36)}.${handle}`;
}

export function readConfirmation(text: string, handle: string, now: number): boolean {
  const [, time = "", of] = /^([0-9a-z]{1,11})\.([\w-]*)$/.exec(text) ?? [];
  const age = now - Number.parseInt(time, 36);
  return of === handle && age >= 0 && age <= lifeMs;
}
