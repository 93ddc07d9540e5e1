import type { z } from "zod";
import type { GivenValues } from "./given-values.ts";
import { readVariables, requireAll, type Variables } from "./reading.ts";

type Values<V extends Variables> = { readonly [Name in keyof V]: z.output<V[Name]> };

export type ProviderForm<Required extends Variables, Optional extends Variables, Settings> = {
  /** All or none. */
  readonly required: Required;
  readonly optional: Optional;
  /** Those of which `X_FILE` may name a file that holds the value. */
  readonly secrets: readonly (keyof Required & string)[];
  readonly settings: (values: Values<Required> & Partial<Values<Optional>>) => Settings;
};

export type ProviderReader<Settings> = {
  readonly variables: Variables;
  readonly required: readonly string[];
  readonly secrets: readonly string[];
  /** Undefined when it is not configured, or not rightly: that is complained about. */
  readonly read: (given: GivenValues, problems: string[]) => Settings | undefined;
};

/** How one provider is configured. */
export function providerReader<const Required extends Variables, const Optional extends Variables, Settings>(
  form: ProviderForm<Required, Optional, Settings>,
): ProviderReader<Settings> {
  const variables = { ...form.required, ...form.optional };
  const required = Object.keys(form.required);
  return {
    variables,
    required,
    secrets: form.secrets,
    read: (given, problems) => {
      const reading = readVariables<Variables>(variables, given, problems);
      requireAll(reading, required, Object.keys(variables));
      if (required.some((name) => reading.values[name] === undefined)) return undefined;
      return form.settings(reading.values as Values<Required> & Partial<Values<Optional>>);
    },
  };
}
