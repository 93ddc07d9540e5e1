import { describe, expect, test } from "vitest";
import { type LimitOptions, limiting } from "../../src/inquiry/limiting.ts";
import type { Seats } from "../../src/inquiry/seats.ts";
import { askingLater, inquiryOf, never, offer, unavailable } from "../support/inquiries.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { billFound } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";

function limited(more: Partial<LimitOptions> = {}) {
  const { ask, asked } = askingLater();
  return { ask: limiting(ask, { concurrent: 1, perSecond: 1_000, ...manualTimer(), ...more }), asked };
}

describe("the seats that all programs share", () => {
  test("are taken behind the limits of this one, and left with the answer", async () => {
    const taken: string[] = [];
    let left = 0;
    const seats: Seats = {
      take: async (provider) => {
        taken.push(provider);
        return () => {
          left += 1;
        };
      },
    };
    const { ask, asked } = limited({ seats });
    const first = ask(offer, inquiryOf(), never());
    void ask(offer, inquiryOf(), never());
    await settled();
    expect([taken, left]).toEqual([["ayopop"], 0]);
    asked[0]?.resolve(billFound);
    await first;
    await settled();
    expect([taken, left]).toEqual([["ayopop", "ayopop"], 1]);
  });

  test("that are not waited for to the end leave the place in this program's line to the next", async () => {
    const seats: Seats = { take: async (_, signal) => (signal.aborted ? undefined : () => undefined) };
    const { ask, asked } = limited({ seats });
    const giving = new AbortController();
    const first = ask(offer, inquiryOf(), giving.signal);
    giving.abort();
    expect(await first).toEqual(unavailable("aborted"));
    void ask(offer, inquiryOf(), never());
    await settled();
    expect(asked).toHaveLength(1);
  });
});

describe("the limits of a provider", () => {
  test("let the next be asked when there is an answer", async () => {
    const { ask, asked } = limited();
    const first = ask(offer, inquiryOf(), never());
    const second = ask(offer, inquiryOf(), never());
    await settled();
    expect(asked).toHaveLength(1);
    asked[0]?.resolve(billFound);
    expect(await first).toBe(billFound);
    await settled();
    expect(asked).toHaveLength(2);
    asked[1]?.resolve(unavailable("181"));
    expect(await second).toEqual(unavailable("181"));
  });

  test("let the next be asked when asking breaks", async () => {
    const { ask, asked } = limited();
    const first = ask(offer, inquiryOf(), never());
    void ask(offer, inquiryOf(), never());
    await settled();
    asked[0]?.reject(new Error("a bug"));
    await expect(first).rejects.toThrow("a bug");
    await settled();
    expect(asked).toHaveLength(2);
  });

  test("are each provider's own", async () => {
    const { ask, asked } = limited();
    void ask(offer, inquiryOf(), never());
    void ask({ ...offer, code: "TLSTPRE" }, inquiryOf(), never());
    void ask({ ...offer, provider: "klikoo" }, inquiryOf(), never());
    await settled();
    expect(asked).toHaveLength(2);
  });

  test("tell how many wait at each provider, also of those who give up", async () => {
    const waiting = new Map<string, number>();
    const waits = (provider: string, change: number) => {
      waiting.set(provider, (waiting.get(provider) ?? 0) + change);
    };
    const { ask, asked } = limited({ waits });
    const giving = new AbortController();
    void ask(offer, inquiryOf(), never());
    void ask(offer, inquiryOf(), never());
    void ask(offer, inquiryOf(), giving.signal);
    void ask({ ...offer, provider: "klikoo" }, inquiryOf(), never());
    await settled();
    expect([...waiting]).toEqual([
      [offer.provider, 2],
      ["klikoo", 0],
    ]);
    giving.abort();
    asked[0]?.resolve(billFound);
    await settled();
    expect(waiting.get(offer.provider)).toBe(0);
  });

  test("let people take turns", async () => {
    const { ask, asked } = limited();
    const order: string[] = [];
    for (const asker of ["ana", "ana", "ana", "budi"]) {
      void ask(offer, inquiryOf({ asker }), never()).then(() => order.push(asker));
    }
    for (let at = 0; at < 4; at += 1) {
      await settled();
      asked[at]?.resolve(billFound);
    }
    await settled();
    expect(order).toEqual(["ana", "ana", "budi", "ana"]);
  });

  test("let nobody be asked for who has given up waiting", async () => {
    const { ask, asked } = limited();
    const giving = new AbortController();
    void ask(offer, inquiryOf(), never());
    const waiting = ask(offer, inquiryOf(), giving.signal);
    giving.abort();
    expect(await waiting).toEqual(unavailable("aborted"));
    asked[0]?.resolve(billFound);
    await settled();
    expect(asked).toHaveLength(1);
  });
});
