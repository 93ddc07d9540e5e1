/** Reads `470300-475700`, or several with commas, and takes away the zeros in front. */
export function meterStands(text: string): string {
  const stands = text.split(",").map((part) => /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(part));
  const known = stands.filter((stand) => stand !== null);
  if (known.length !== stands.length) return text;
  return known.map(([, from, until]) => meterStand(from ?? "", until ?? "")).join(", ");
}

export function meterStand(from: string, until: string): string {
  return `${unpadded(from)}-${unpadded(until)}`;
}

/** Reads what a water meter showed: `1023-0=1023`, the end, the start and the difference. */
export function meterReading(text: string): { readonly stand: string; readonly usage: string } | undefined {
  const reading = /^(\d+)\s*-\s*(\d+)\s*=\s*(\d+)$/.exec(text.trim());
  if (reading === null) return undefined;
  const [, until = "", from = "", usage = ""] = reading;
  return { stand: meterStand(from, until), usage: unpadded(usage) };
}

/** Reads a tariff and a power in volt-ampere, `R1M/000000900VA` or `R1 /1300 VA`, as `R1M / 900 VA`. */
export function tariffAndPower(text: string): string {
  const parts = /^([a-z][a-z0-9]{0,4})\s*\/\s*(\d+)\s*(?:va)?$/i.exec(text.trim());
  return parts ? `${parts[1]?.toUpperCase()} / ${unpadded(parts[2] ?? "")} VA` : text;
}

const unpadded = (digits: string) => digits.replace(/^0+(?=\d)/, "");
