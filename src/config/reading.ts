import type { z } from "zod";
import { type GivenValues, unusable } from "./given-values.ts";

/** What one concern reads: the names of its variables, each with the form that it must have. */
export type Variables = Readonly<Record<string, z.ZodType>>;

/** The environment as one concern sees it. What it cannot use it complains about, and gives undefined instead. */
export type Reading<V extends Variables> = {
  /** Undefined when the variable was not given, or when it has not the form it must have. */
  readonly values: { readonly [Name in keyof V]: z.output<V[Name]> | undefined };
  readonly given: (name: keyof V & string) => boolean;
  readonly complain: (name: keyof V & string, problem: string) => void;
};

export function readVariables<const V extends Variables>(
  variables: V,
  given: GivenValues,
  problems: string[],
): Reading<V> {
  const complain = (name: string, problem: string) => void problems.push(`${name}: ${problem}`);
  const values: Record<string, unknown> = {};
  for (const [name, form] of Object.entries(variables)) {
    const value = given.get(name);
    if (value === undefined || value === unusable) continue;
    const { data, error } = form.safeParse(value);
    values[name] = data;
    for (const issue of error?.issues ?? []) complain(name, issue.message);
  }
  return {
    values: values as Reading<V>["values"],
    given: (name) => given.has(name),
    complain,
  };
}

/** Complains about each of the required ones that is missing, once any of `because` is given. */
export function requireAll<Name extends string>(
  { given, complain }: Pick<Reading<Readonly<Record<Name, z.ZodType>>>, "given" | "complain">,
  required: readonly Name[],
  because: readonly Name[],
): void {
  const reasons = because.filter(given);
  if (reasons.length === 0) return;
  for (const name of required) if (!given(name)) complain(name, `missing; needed because of ${reasons.join(", ")}`);
}
