/** How often each code was given. */
export type Codes = Readonly<Record<string, number>>;

/** So many different codes are told of one incident; others are only counted. */
export const mostCodes = 5;

export function addCodes(codes: Codes, more: Codes): Codes {
  const all = new Map(Object.entries(codes));
  for (const [code, count] of Object.entries(more)) {
    if (all.has(code) || all.size < mostCodes) all.set(code, (all.get(code) ?? 0) + count);
  }
  return Object.fromEntries(all);
}

/** A provider writes its codes: one that could be somebody's number is not told. */
export function toldCode(code: string): string {
  return /^[A-Za-z0-9][\w.-]{0,23}$/.test(code) && !/\d{10}/.test(code) ? code : "?";
}
