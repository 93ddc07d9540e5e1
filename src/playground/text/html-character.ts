const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const reference = /&(?:#x(?<hex>[0-9a-f]*)|#(?<decimal>\d*)|(?<name>[a-z]*));?/iy;

/**
 * Reads the reference that begins at `at`. Telegram knows four names and every number; the semicolon may be missing.
 * Anything else is no reference, and the ampersand stands for itself.
 */
export function readHtmlCharacter(source: string, at: number): { character: string; end: number } | undefined {
  reference.lastIndex = at;
  const match = reference.exec(source);
  if (match === null) return undefined;
  const { hex, decimal, name } = match.groups ?? {};
  const character = name === undefined ? numbered(hex, decimal) : named[name];
  return character === undefined ? undefined : { character, end: reference.lastIndex };
}

function numbered(hex: string | undefined, decimal: string | undefined): string | undefined {
  const digits = hex ?? decimal ?? "";
  const code = Number.parseInt(digits, hex === undefined ? 10 : 16);
  return digits.length < 8 && code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : undefined;
}
