import { z } from "zod";

const target = z.object({ kind: z.enum(["provider", "product"]), id: z.string() });

const switches = z.array(
  target.extend({
    /** Epoch milliseconds. */
    since: z.number(),
    /** When it is on again by itself; without it, when somebody says so. */
    until: z.number().exactOptional(),
  }),
);

/** A provider or a product of the catalogue. */
export type Target = Readonly<z.infer<typeof target>>;

/** Something that is off. */
export type Switch = Target & { readonly since: number; readonly until?: number };

export function readSwitches(value: unknown): readonly Switch[] | undefined {
  return switches.safeParse(value).data;
}

export function isSame(one: Target, other: Target): boolean {
  return one.kind === other.kind && one.id === other.id;
}

export function isOver({ until }: Switch, now: number): boolean {
  return until !== undefined && until <= now;
}
