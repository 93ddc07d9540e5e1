import { describe, expect, test } from "vitest";
import { type Displays, displays } from "../../src/conversation/displays.ts";
import type { Show } from "../../src/conversation/finish.ts";
import type { Shown } from "../../src/conversation/ports.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State } from "../../src/conversation/state.ts";
import { deferred } from "../support/deferred.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { at, atBill, checkingPln, home, shop } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";
import { budi, sari } from "../support/turn-world.ts";

const menu = screenOf(at(home), shop);
const checking = screenOf(at(checkingPln), shop);
const bill = screenOf(atBill, shop);
const below = (screen = menu, keep?: Show["keep"]): Show => ({ screen, place: "below", ...(keep && { keep }) });
const inPlace = (screen = menu): Show => ({ screen, place: "live" });
const { nonce } = menu;
const fresh: Pick<State, "live" | "unsent" | "nonce"> = { nonce };
const late = { reference: "REF1", empty: checking, screen: bill };

type Answer = Shown["kind"] | Promise<Shown>;

/** A chat that gives these answers, one after another, and then shows whatever it is given. */
function chat(...answers: Answer[]) {
  const log: string[] = [];
  const broken: unknown[] = [];
  const timer = manualTimer();
  const ending = new AbortController();
  const isCurrent = { value: true };
  let messages = 100;

  const shownAs = (message: number | undefined): Shown => {
    if (message === undefined) messages += 1;
    return { kind: "shown", message: message ?? messages };
  };
  const shows: Displays = displays({
    ports: {
      show: async (_, { body }, message) => {
        log.push(`${body.show} in ${message ?? "a new one"}`);
        const answer = answers.shift() ?? "shown";
        if (typeof answer === "object") return answer;
        return answer === "shown" ? shownAs(message) : { kind: answer };
      },
      retire: async (_, message, __, keep) => {
        log.push(`${keep === undefined ? "take away" : "leave"} ${message}`);
      },
      later: timer.later,
      broke: (during, error) => broken.push([during, error]),
    },
    sent: async (_, message) => {
      log.push(`sent ${message}`);
      return isCurrent.value;
    },
    telling: async (_, reference, message) => void log.push(`telling ${reference} in ${message}`),
    ending: ending.signal,
  });
  return { ...shows, log, broken, timer, isCurrent, end: () => ending.abort() };
}

describe("a screen", () => {
  test("in place changes the live message", async () => {
    const { show, log } = chat();
    await show(sari, inPlace(), { nonce, live: 7 });
    expect(log).toEqual(["categories in 7"]);
  });

  test("below is sent, then known, and then takes the place of the message before", async () => {
    const { show, log } = chat();
    await show(sari, below(), { nonce, live: 7, unsent: "drop-old" });
    expect(log).toEqual(["categories in a new one", "sent 101", "take away 7"]);
  });

  test("below a bill leaves that with its buttons, or as it stands", async () => {
    const { show, log } = chat();
    await show(sari, below(menu, []), { nonce, live: 7 });
    await show(sari, below(menu, "as-it-is"), { nonce, live: 8 });
    expect(log.filter((line) => /take|leave/.test(line))).toEqual(["leave 7"]);
  });

  test("comes after the one before it at its place, and changes the message in which that came to stand", async () => {
    const first = deferred<Shown>();
    const { show, log } = chat(first.promise);
    const done = [
      show(sari, below(checking), { nonce, live: 7 }),
      show(sari, inPlace(bill), { nonce, live: 7, unsent: "drop-old" }),
    ];
    await settled();
    expect(log).toEqual(["checking in a new one"]);
    first.resolve({ kind: "shown", message: 55 });
    await Promise.all(done);
    expect(log).toEqual(["checking in a new one", "sent 55", "take away 7", "result in 55"]);
  });

  test("behind a slow one takes the place of what another program has shown meanwhile, and leaves the bill", async () => {
    const answered = deferred<Shown>();
    const { show, log } = chat(answered.promise);
    const done = [
      show(sari, inPlace(bill), { nonce: bill.nonce, live: 7 }),
      show(sari, below(), { nonce: "OTHER", live: 8 }),
    ];
    answered.resolve({ kind: "shown", message: 7 });
    await Promise.all(done);
    expect(log).toEqual(["result in 7", "categories in a new one", "sent 101", "take away 8"]);
  });

  test("at another place waits for nobody", async () => {
    const { show, log } = chat(new Promise(() => undefined));
    void show(sari, inPlace(), { nonce, live: 7 });
    await show(budi, inPlace(), { nonce, live: 8 });
    expect(log).toEqual(["categories in 7", "categories in 8"]);
  });

  test("whose message is gone is sent anew", async () => {
    const { show, log } = chat("gone");
    await show(sari, inPlace(), { nonce, live: 7 });
    expect(log).toEqual(["categories in 7", "categories in a new one", "sent 101"]);
  });

  test("whose message is gone is not sent anew when it is no longer due", async () => {
    const { show, log } = chat("gone");
    await show(sari, inPlace(), { nonce, live: 7 }, async () => false);
    expect(log).toEqual(["categories in 7"]);
  });

  test("that is given up is not tried again, and holds up nothing", async () => {
    const { show, log, timer } = chat("given-up");
    await show(sari, below(), { nonce, live: 7 });
    await show(sari, inPlace(), { nonce, live: 7 });
    expect(log).toEqual(["categories in a new one", "categories in 7"]);
    expect(timer.waits()).toEqual([]);
  });

  test("that fails is told, and the next one is shown", async () => {
    const failure = new Error("a bug");
    const { show, log, broken } = chat(Promise.reject(failure));
    await show(sari, inPlace(), { nonce, live: 7 });
    await show(sari, inPlace(bill), { nonce, live: 7 });
    expect(broken).toEqual([["show", failure]]);
    expect(log).toEqual(["categories in 7", "result in 7"]);
  });
});

describe("a bill is never written over", () => {
  test("by a screen in place, when the screen between never came", async () => {
    const { show, log } = chat();
    await show(sari, inPlace(), { nonce, live: 7, unsent: "keep-old" });
    expect(log).toEqual(["categories in a new one", "sent 101"]);
  });

  test("nor taken away by one below", async () => {
    const { show, log } = chat("given-up");
    await show(sari, below(menu, []), { nonce, live: 7 });
    await show(sari, below(), { nonce, live: 7, unsent: "keep-old" });
    expect(log).toEqual(["categories in a new one", "categories in a new one", "sent 101"]);
  });
});

describe("a screen whose person has gone on at another program before it stood", () => {
  test("is taken away, since that program does not know of it", async () => {
    const { show, log, isCurrent } = chat();
    isCurrent.value = false;
    await show(sari, below(), { ...fresh, live: 7 });
    expect(log).toEqual(["categories in a new one", "sent 101", "take away 101", "take away 7"]);
  });

  test("stays with its copy buttons when it is a bill", async () => {
    const { show, log, isCurrent } = chat();
    isCurrent.value = false;
    await show(sari, below(bill), fresh);
    expect(log.at(-1)).toBe("leave 101");
  });

  test("stays when the next one is shown here, which takes its place by itself", async () => {
    const first = deferred<Shown>();
    const { show, log, isCurrent } = chat(first.promise);
    const done = show(sari, below(), fresh);
    await settled();
    isCurrent.value = false;
    const next = show(sari, below(checking), { ...fresh, unsent: "drop-old", nonce: menu.nonce });
    first.resolve({ kind: "shown", message: 55 });
    await done;
    isCurrent.value = true;
    await next;
    expect(log).toEqual(["categories in a new one", "sent 55", "checking in a new one", "sent 101", "take away 55"]);
  });
});

describe("while Telegram is away", () => {
  test("a screen is tried after pauses that grow, until it stands", async () => {
    const { show, log, timer } = chat("away", "away", "away", "away", "away", "away");
    const done = show(sari, inPlace(), { nonce, live: 7 });
    await settled();
    for (const pause of [1_000, 2_000, 5_000, 10_000, 30_000, 30_000]) {
      const before = log.length;
      await timer.pass(pause - 1);
      expect(log).toHaveLength(before);
      await timer.pass(1);
    }
    await done;
    expect(log).toEqual(Array.from({ length: 7 }, () => "categories in 7"));
  });

  test("the screens after it wait, and come in order when it is back", async () => {
    const { show, log, timer } = chat("away");
    const done = [show(sari, below(checking), fresh), show(sari, inPlace(bill), { nonce, unsent: "drop-old" })];
    await timer.pass(999);
    expect(log).toEqual(["checking in a new one"]);
    await timer.pass(1);
    await Promise.all(done);
    expect(log.slice(1)).toEqual(["checking in a new one", "sent 101", "result in 101"]);
  });

  test("the end ends it at once, with everything that waits behind it", async () => {
    const { show, tell, idle, log, timer, end } = chat("away");
    const done = [show(sari, inPlace(), { nonce, live: 7 }), show(sari, inPlace(bill), { nonce, live: 7 })];
    const told = tell(sari, late);
    await settled();
    end();
    await Promise.all([...done, idle()]);
    expect(await told).toBe(false);
    expect(log).toEqual(["categories in 7"]);
    expect(timer.waits()).toEqual([]);
  });
});

describe("a late answer", () => {
  test("is sent empty, known, and then filled, and the live message stays what it is", async () => {
    const { show, tell, log } = chat();
    const done = [
      show(sari, inPlace(), { nonce, live: 7 }),
      tell(sari, late),
      show(sari, inPlace(bill), { nonce, live: 7 }),
    ];
    expect(await done[1]).toBe(true);
    await Promise.all(done);
    expect(log).toEqual([
      "categories in 7",
      "checking in a new one",
      "telling REF1 in 101",
      "result in 101",
      "result in 7",
    ]);
  });

  test("that has a message already is filled there", async () => {
    const { tell, log } = chat();
    expect(await tell(sari, { ...late, message: 60 })).toBe(true);
    expect(log).toEqual(["result in 60"]);
  });

  test("whose message is gone is sent whole", async () => {
    const { tell, log } = chat("gone");
    expect(await tell(sari, { ...late, message: 60 })).toBe(true);
    expect(log).toEqual(["result in 60", "result in a new one"]);
  });

  test("for which nothing more can be done counts as told", async () => {
    const { tell, log } = chat("given-up");
    expect(await tell(sari, late)).toBe(true);
    expect(log).toEqual(["checking in a new one"]);
  });

  test("that fails is not told, and that is", async () => {
    const failure = new Error("a bug");
    const { tell, broken } = chat(Promise.reject(failure));
    expect(await tell(sari, late)).toBe(false);
    expect(broken).toEqual([["show", failure]]);
  });
});

describe("being idle", () => {
  test("is of one place, or of all", async () => {
    const first = deferred<Shown>();
    const { show, idle } = chat(first.promise);
    const over: string[] = [];
    const done = show(sari, inPlace(), { nonce, live: 7 });
    void idle().then(() => over.push("all"));
    await idle(budi);
    expect(over).toEqual([]);
    first.resolve({ kind: "shown", message: 7 });
    await done;
    await settled();
    expect(over).toEqual(["all"]);
  });
});

describe("an answer that may stand already", () => {
  test("is put into its message before what comes next takes that away", async () => {
    const { mend, show, log } = chat();
    await Promise.all([mend(sari, { message: 6, screen: bill }), show(sari, below(), { nonce, live: 6 })]);
    expect(log).toEqual(["result in 6", "categories in a new one", "sent 101", "take away 6"]);
  });

  test("whose message is gone was seen there", async () => {
    const { mend, log } = chat("gone");
    await mend(sari, { message: 6, screen: bill });
    expect(log).toEqual(["result in 6"]);
  });
});
