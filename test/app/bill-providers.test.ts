import { describe, expect, onTestFinished, test } from "vitest";
import { billProviders, partnerDesks, providerNames, reachable } from "../../src/app/bill-providers.ts";
import { reachProviders } from "../../src/app/reach-providers.ts";
import type { Config } from "../../src/config/read-config.ts";
import { ayopop, configOf, klikoo } from "../config/environment.ts";

async function reachOf(config: Config) {
  const reach = await reachProviders(config);
  onTestFinished(reach.close);
  return reach;
}

describe("the providers of a configuration", () => {
  test.each([
    ["both", { ...ayopop, ...klikoo }, ["ayopop", "klikoo"]],
    ["one", klikoo, ["klikoo"]],
  ])("are those that it has: %s", async (_, env, names) => {
    const reach = await reachOf(configOf(env));
    expect(reach.isSandbox).toBe(false);
    expect(reachable(reach)).toEqual(names);
    expect(billProviders(reach).map(({ name }) => name)).toEqual(names);
    expect(partnerDesks(reach).map((open) => open().name)).toEqual(names);
  });

  test("are all of them, before a sandbox, where it has none", async () => {
    const reach = await reachOf(configOf({}));
    expect(reach.isSandbox).toBe(true);
    expect(billProviders(reach).map(({ name }) => name)).toEqual(providerNames);
  });

  test("wait as long as it says, and tell a desk's user the time that is told to them", async () => {
    const reach = await reachOf(configOf({ PROVIDER_TIMEOUT_MS: "4000" }));
    expect(reach.timeoutMs).toBe(4000);
    const dates: number[] = [];
    for (const open of partnerDesks(reach)) {
      const desk = open({ dated: (date) => dates.push(date) });
      expect((await desk.balance(new AbortController().signal)).kind).toBe("balance");
    }
    expect(dates.length).toBeGreaterThanOrEqual(providerNames.length);
  });
});
