import { describe, expect, test } from "vitest";
import type { State } from "../../src/conversation/state.ts";
import { screenJob, takingUp } from "../../src/conversation/taking-up.ts";
import { deferred } from "../support/deferred.ts";
import { at, atBill, checkingPln, home, moment, noon, resultOf, shop } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";
import { budi, sari } from "../support/turn-world.ts";

/** A place with this state, and what is done about what was left there. */
function left(state: State | undefined) {
  const log: string[] = [];
  const ending = new AbortController();
  /** What the next screens that are shown find changed. */
  const now = { state, changes: [] as State[] };
  const answered = deferred<void>();
  const takeUp = takingUp({
    catalogue: shop,
    ending: ending.signal,
    moment: () => moment,
    read: async () => now.state,
    show: async (_, { screen, place }) => {
      log.push(`show ${screen.body.show} ${place}`);
      now.state = now.changes.shift() ?? now.state;
    },
    mend: async (_, { message, screen }) => void log.push(`mend ${screen.body.show} in ${message}`),
    tell: async (_, { reference }) => void log.push(`tell ${reference}`),
    give: async (_, { reference }) => {
      log.push(`give ${reference}`);
      now.state = now.changes.shift() ?? now.state;
      return true;
    },
    ask: async ({ person }, { reference }) => {
      log.push(`ask ${reference} for ${person}`);
      await answered.promise;
    },
  });
  return { takeUp, log, now, end: () => ending.abort(), answer: () => answered.resolve() };
}

const inquiry = (reference: string) => ({ reference, product: "pln-postpaid", values: {}, askedAt: noon });
const late = (reference: string) => ({ ...inquiry(reference), result: resultOf({ reference }) });

describe("the job of a screen", () => {
  test("is called by its place and keyboard", () => {
    expect(screenJob(sari, "n1")).toBe("screen 1:1 n1");
  });

  test("shows it and asks nothing: what is asked there may be at work somewhere", async () => {
    const { takeUp, log } = left(at(checkingPln, { unsent: "drop-old", left: [inquiry("A"), late("B")] }));
    expect(await takeUp(screenJob(sari, "old"), sari)).toBe(true);
    expect(log).toEqual(["show checking below"]);
  });

  test("shows nothing when another keyboard has been put up since: whoever did that shows it", async () => {
    const { takeUp, log } = left(at(checkingPln, { unsent: "drop-old" }));
    expect(await takeUp(screenJob(sari, "older"), sari)).toBe(true);
    expect(log).toEqual([]);
  });

  test("shows what comes to stand on it meanwhile, and nothing after its person has gone on", async () => {
    const { takeUp, log, now } = left(at(home));
    now.changes.push({ ...atBill, nonce: "old" }, at(home, { nonce: "newer", unsent: "drop-old" }));
    await takeUp(screenJob(sari, "old"), sari);
    expect(log).toEqual(["show categories live", "show result live"]);
  });
});

describe("the job of an inquiry", () => {
  test("asks that one, where its screen stands already, and is over when it is answered", async () => {
    const { takeUp, log, answer } = left(at(checkingPln, { live: 7, left: [inquiry("A")] }));
    let isOver = false;
    const done = takeUp("REF1", sari).then((over) => {
      isOver = true;
      return over;
    });
    await settled();
    expect(log).toEqual(["ask REF1 for 1"]);
    expect(isOver).toBe(false);
    answer();
    expect(await done).toBe(true);
  });

  test("that was left asks that one, and leaves the screen to whoever shows it", async () => {
    const { takeUp, log, answer } = left(at(home, { live: 7, left: [inquiry("A"), inquiry("B")] }));
    answer();
    await takeUp("B", sari);
    expect(log).toEqual(["ask B for 1"]);
  });

  test("that is answered and not told tells that one", async () => {
    const { takeUp, log } = left(at(home, { left: [late("A"), late("B")] }));
    await takeUp("A", sari);
    expect(log).toEqual(["tell A"]);
  });

  test("whose check is still to be shown has that shown first", async () => {
    const { takeUp, log, answer } = left(at(checkingPln, { unsent: "drop-old" }));
    answer();
    await takeUp("REF1", sari);
    expect(log).toEqual(["show checking below", "ask REF1 for 1"]);
  });

  test("whose bill is still to be given to its person gives that, before it is told to all", async () => {
    const asides = ["A", "B"].map((reference) => ({ reference, result: resultOf({ reference }), since: noon }));
    const { takeUp, log } = left(at(home, { left: [late("A")], asides }));
    expect(await takeUp("A", sari)).toBe(true);
    expect(log).toEqual(["give A", "tell A"]);
  });

  test("whose bill waits behind a link gives nothing more", async () => {
    const aside = { reference: "A", result: resultOf({ reference: "A" }), since: noon, door: "d" };
    const { takeUp, log } = left(at(home, { asides: [aside] }));
    await takeUp("A", sari);
    expect(log).toEqual([]);
  });

  test("that is over, or of a product that is gone, leaves but the screen to be shown", async () => {
    const { takeUp, log } = left(atBill);
    expect(await takeUp("REF1", sari)).toBe(true);
    expect(log).toEqual(["show result live"]);
    const gone = left(at({ ...checkingPln, product: "gone" }, { live: 7 }));
    expect(await gone.takeUp("REF1", sari)).toBe(true);
    expect(gone.log).toEqual([]);
  });

  test("where nobody has been is nothing", async () => {
    const { takeUp, log } = left(undefined);
    expect(await takeUp("REF1", sari)).toBe(true);
    expect(log).toEqual([]);
  });
});

describe("an answer from which its person has gone on", () => {
  const passed = { message: 6, reference: "REF1", result: resultOf({ reference: "REF1" }) };

  test("is put into its message once more, before that gives way to the screen that is due", async () => {
    const { takeUp, log } = left(at(home, { live: 6, unsent: "drop-old", passed }));
    await takeUp(screenJob(sari, "old"), sari);
    expect(log).toEqual(["mend result in 6", "show categories below"]);
  });

  test("is put there by its own job as well, which is then over", async () => {
    const { takeUp, log } = left(at(home, { live: 7, passed }));
    expect(await takeUp("REF1", sari)).toBe(true);
    expect(log).toEqual(["mend result in 6"]);
  });

  test("is left alone by the job of another, and where something else stands in its message", async () => {
    const other = left(at(home, { live: 7, passed, left: [late("A")] }));
    await other.takeUp("A", sari);
    expect(other.log).toEqual(["tell A"]);
    const covered = left(at(home, { live: 6, passed }));
    await covered.takeUp("REF1", sari);
    expect(covered.log).toEqual([]);
  });
});

describe("jobs", () => {
  test("of one place are taken up one after the other, those of another beside them", async () => {
    const { takeUp, log, answer } = left(at(checkingPln, { live: 7 }));
    const done = [takeUp("REF1", sari), takeUp("REF1", sari), takeUp("REF1", budi)];
    await settled();
    expect(log).toEqual(["ask REF1 for 1", "ask REF1 for 2"]);
    answer();
    await Promise.all(done);
    expect(log).toHaveLength(3);
  });

  test("stay jobs when the program ends meanwhile, and are not begun after that", async () => {
    const { takeUp, log, answer, end } = left(at(checkingPln, { live: 7 }));
    const done = [takeUp("REF1", sari), takeUp("REF1", sari)];
    await settled();
    end();
    answer();
    expect(await Promise.all(done)).toEqual([false, false]);
    expect(log).toEqual(["ask REF1 for 1"]);
  });
});
