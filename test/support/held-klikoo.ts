import { expect } from "vitest";
import type { ProvidersConfig } from "../../src/config/providers.ts";
import { klikooBill, klikooServer } from "./klikoo-server.ts";

export type HeldKlikoo = {
  readonly providers: ProvidersConfig;
  /** The numbers that it was asked for, in order. */
  readonly asked: readonly string[];
  /** Waits until it is asked for this number. */
  readonly isAsked: (account: string) => Promise<void>;
  /** Gives the bill of this number to everybody who has asked for it, waiting for the first. */
  readonly answers: (account: string) => Promise<void>;
};

/** A provider that answers when the test says so. */
export async function heldKlikoo(): Promise<HeldKlikoo> {
  const held: { readonly account: string; readonly answer: () => void }[] = [];
  const { settings, asked } = await klikooServer({
    answer: (account, response) => held.push({ account, answer: () => klikooBill(account, response) }),
  });
  const isAsked = (account: string) =>
    expect.poll(() => held.some((one) => one.account === account), { interval: 5, timeout: 10_000 }).toBe(true);
  return {
    providers: { kind: "real", klikoo: settings },
    asked,
    isAsked,
    answers: async (account) => {
      await isAsked(account);
      for (const one of held.splice(0)) {
        if (one.account === account) one.answer();
        else held.push(one);
      }
    },
  };
}
