import { createHash, randomBytes } from "node:crypto";
import type { Place } from "../conversation/place.ts";
import { records } from "./records.ts";
import type { Store } from "./store-from-url.ts";

/** A link to a bill that was asked for in a group: for one person, once, within a day. */
export type Door = { readonly place: Place; readonly reference: string };

export type Doors = {
  /** The token of a new one. Only who has it can find it again: the store keeps its hash. */
  readonly open: (door: Door) => Promise<string>;
  readonly find: (token: string) => Promise<Door | undefined>;
  readonly close: (token: string) => Promise<void>;
  /** All that lead this person anywhere. */
  readonly closeOf: (person: number) => Promise<void>;
};

const day = 24 * 60 * 60 * 1000;

export function doors(store: Store, readPlace: (value: unknown) => Place | undefined): Doors {
  const kept = records<Door>({
    keyv: store.namespace("doors", day),
    version: 1,
    parse: (value) => readDoor(value, readPlace),
  });
  return {
    open: async (door) => {
      const token = randomBytes(16).toString("base64url");
      await kept.set(hashed(token), door);
      return token;
    },
    find: async (token) => {
      const found = await kept.get(hashed(token));
      return found.kind === "found" ? found.value : undefined;
    },
    close: async (token) => {
      await kept.delete(hashed(token));
    },
    closeOf: async (person) => {
      for await (const key of store.keys("doors")) {
        const found = await kept.get(key);
        if (found.kind === "found" && found.value.place.person === person) await kept.delete(key);
      }
    },
  };
}

function readDoor(value: unknown, readPlace: (value: unknown) => Place | undefined): Door | undefined {
  if (typeof value !== "object" || value === null || !("reference" in value) || !("place" in value)) return undefined;
  const place = readPlace(value.place);
  return place === undefined || typeof value.reference !== "string" ? undefined : { place, reference: value.reference };
}

function hashed(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
