import { badRequest } from "../refusal.ts";

/** The parameters of a method call, whichever way they came: JSON keeps its types, forms and queries bring strings. */
export type CallParameters = ReadonlyMap<string, unknown>;

export function textParameter(call: CallParameters, name: string): string {
  const value = call.get(name);
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function integerParameter(call: CallParameters, name: string): number | undefined {
  const given = textParameter(call, name);
  if (given === "") return undefined;
  const value = Number(given);
  if (!Number.isSafeInteger(value)) throw badRequest(`invalid ${name} specified`);
  return value;
}

export function flagParameter(call: CallParameters, name: string): boolean {
  return ["true", "yes", "1"].includes(textParameter(call, name).toLowerCase());
}

/** An array or object; within a form it is JSON in a string. `what` is Telegram's name for it. */
export function structureParameter(call: CallParameters, name: string, what: string): unknown {
  const value = call.get(name);
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw badRequest(`can't parse ${what} JSON object`, { cause });
  }
}

/** A structure that must be an object. */
export function objectParameter(
  call: CallParameters,
  name: string,
  what: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = structureParameter(call, name, what);
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest(`object expected as ${what}`);
  return value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
