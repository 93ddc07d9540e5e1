/** The head of a stored text: what Keyv writes first, and then what `records` writes first. Redis looks for the same. */
export const REVISION_HEAD = '{"value":{"revision":';

/** Longer than any head with its revision. */
export const HEAD_LENGTH = 48;

const pattern = new RegExp(`^${REVISION_HEAD}(\\d{1,15})\\b`);

/** The revision at the front of a stored text; 0 where there is none, as in a record that is absent. */
export function revisionIn(text: string | undefined): number {
  const found = text === undefined ? null : pattern.exec(text);
  return Number(found?.[1] ?? 0);
}
