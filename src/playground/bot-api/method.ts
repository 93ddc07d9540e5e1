import type { World } from "../world/world.ts";
import type { CallParameters } from "./call-parameters.ts";

/** Gives the `result`, or throws a refusal. The signal ends with the caller's connection. */
export type Method = (world: World, call: CallParameters, signal: AbortSignal) => unknown;

export type Methods = Readonly<Record<string, Method>>;
