import { describe, expect, test } from "vitest";
import type { Event } from "../../src/conversation/event.ts";
import { inquiries, leftUndone } from "../../src/conversation/inquiries.ts";
import type { Place } from "../../src/conversation/place.ts";
import type { Answer } from "../../src/inquiry/answer.ts";
import { type Deferred, deferred } from "../support/deferred.ts";
import { manualTimer } from "../support/manual-timer.ts";
import { billFound, noon, productOf } from "../support/sample-conversation.ts";
import { settled } from "../support/settled.ts";
import { sari } from "../support/turn-world.ts";

const answer: Answer = { outcome: billFound, answeredAt: noon };
const question = (reference = "R1") => ({
  reference,
  product: productOf("pln-postpaid"),
  values: { account: "514040400482" },
});

type Asked = Deferred<Answer> & {
  readonly signal: AbortSignal;
  readonly asker: string;
  readonly place: Place;
  readonly held: ((milliseconds: number) => void) | undefined;
};

/** A provider that answers when it is told to, a store that fails as often as it is told to, and what was done. */
function world() {
  const log: string[] = [];
  const events: Event[] = [];
  const broken: unknown[] = [];
  const asked: Asked[] = [];
  const failures: Error[] = [];
  const timer = manualTimer();
  const ending = new AbortController();
  const waitFor = { quiet: Promise.resolve(), shown: Promise.resolve() };
  const { ask, giveUp, isRunning, idle } = inquiries({
    ports: {
      inquire: ({ asker, held }, signal, place) => {
        const answered = deferred<Answer>();
        asked.push({ ...answered, signal, asker, place, held });
        // Whoever is asked gives up with the question.
        signal.addEventListener("abort", () => answered.resolve(answer));
        return answered.promise;
      },
      jobs: {
        begin: async () => undefined,
        offer: async () => undefined,
        done: async (job) => void log.push(`done ${job}`),
        takeUp: async () => undefined,
        handBack: async () => undefined,
      },
      waiting: () => {
        log.push("wait");
        return () => log.push("waited");
      },
      later: timer.later,
      moment: () => ({ now: noon, nonce: "n", reference: "R" }),
      broke: (during, error) => broken.push([during, error]),
    },
    advance: async (_, event) => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      events.push(event);
      log.push(event.kind);
      return { shown: waitFor.shown };
    },
    quiet: () => waitFor.quiet,
    ending: ending.signal,
  });
  return {
    ask: (reference?: string) => ask(sari, question(reference), "id"),
    giveUp,
    isRunning,
    idle,
    log,
    events,
    broken,
    asked,
    failures,
    timer,
    waitFor,
    end: () => ending.abort(),
  };
}

describe("an inquiry", () => {
  test("is asked by its person, while the chat shows that something is going on, and is a job until it is told", async () => {
    const { ask, asked, log, events, isRunning } = world();
    const done = ask();
    expect(asked[0]?.asker).toBe(String(sari.person));
    expect(asked[0]?.place).toEqual(sari);
    expect(log).toEqual(["wait"]);
    expect(isRunning("R1")).toBe(true);
    asked[0]?.resolve(answer);
    await done;
    expect(log).toEqual(["wait", "waited", "answered", "done R1"]);
    expect(events).toEqual([{ kind: "answered", reference: "R1", ...answer }]);
    expect(isRunning("R1")).toBe(false);
  });

  test("that runs is not asked again", async () => {
    const { ask, asked, log } = world();
    const done = [ask(), ask(), ask("R2")];
    expect(asked).toHaveLength(2);
    for (const one of asked) one.resolve(answer);
    await Promise.all(done);
    expect(log.filter((line) => line === "done R1")).toHaveLength(1);
  });

  test("is told when nothing else is being shown there, and is a job until its answer is", async () => {
    const { ask, asked, log, waitFor } = world();
    const quiet = deferred<void>();
    const shown = deferred<void>();
    Object.assign(waitFor, { quiet: quiet.promise, shown: shown.promise });
    const done = ask();
    asked[0]?.resolve(answer);
    await settled();
    expect(log).toEqual(["wait", "waited"]);
    quiet.resolve();
    await settled();
    expect(log).toEqual(["wait", "waited", "answered"]);
    shown.resolve();
    await done;
    expect(log.at(-1)).toBe("done R1");
  });

  test("is said to be slow after eight seconds, once, and never when it is over", async () => {
    const { ask, asked, events, timer } = world();
    const slow = ask();
    const fast = ask("R2");
    await timer.pass(7_999);
    asked[1]?.resolve(answer);
    await fast;
    await timer.pass(60_000);
    asked[0]?.resolve(answer);
    await slow;
    await timer.pass(60_000);
    expect(events.map(({ kind }) => kind)).toEqual(["answered", "slow", "answered"]);
    expect(events[1]).toEqual({ kind: "slow", reference: "R1" });
  });

  test("that is held says so, and is slow only eight seconds after that", async () => {
    const { ask, asked, events, timer } = world();
    void ask();
    await timer.pass(1_000);
    asked[0]?.held?.(8_000);
    await timer.pass(15_999);
    expect(events.map(({ kind }) => kind)).toEqual(["held"]);
    await timer.pass(1);
    expect(events.map(({ kind }) => kind)).toEqual(["held", "slow"]);
  });

  test("whose slowness cannot be saved goes on, and that is told", async () => {
    const { ask, asked, broken, failures, log, timer } = world();
    const failure = new Error("the store is away");
    failures.push(failure);
    const done = ask();
    await timer.pass(8_000);
    expect(broken).toEqual([["save", failure]]);
    asked[0]?.resolve(answer);
    await done;
    expect(log.slice(-2)).toEqual(["answered", "done R1"]);
  });

  test("that throws is a provider that misbehaves", async () => {
    const { ask, asked, broken, events } = world();
    const bug = new Error("a bug");
    const done = ask();
    asked[0]?.reject(bug);
    await done;
    expect(events).toMatchObject([{ kind: "answered", outcome: { kind: "provider-misbehaved" }, answeredAt: noon }]);
    expect(broken).toEqual([["inquiry", bug]]);
  });
});

describe("while the store is away", () => {
  test("an answer is tried after pauses that grow, and stays a job", async () => {
    const { ask, asked, broken, failures, log, timer } = world();
    failures.push(...[1, 2, 3].map((at) => new Error(`failure ${at}`)));
    const done = ask();
    asked[0]?.resolve(answer);
    for (const pause of [1_000, 2_000, 5_000]) {
      await timer.pass(0);
      expect(timer.waits()).toEqual([pause]);
      expect(log).toEqual(["wait", "waited"]);
      await timer.pass(pause);
    }
    await done;
    expect(broken).toHaveLength(3);
    expect(log.slice(2)).toEqual(["answered", "done R1"]);
    expect(asked).toHaveLength(1);
  });

  test("an answer that nobody wants any more is not tried again", async () => {
    const { ask, asked, failures, giveUp, log, timer } = world();
    failures.push(...Array.from({ length: 9 }, () => new Error("the store is away")));
    const done = ask();
    asked[0]?.resolve(answer);
    await timer.pass(1_000);
    giveUp("R1");
    await done;
    expect(log).toEqual(["wait", "waited", "done R1"]);
    expect(timer.waits()).toEqual([]);
  });
});

describe("an inquiry that is given up", () => {
  test("is aborted, is not told and is no job any more", async () => {
    const { ask, asked, giveUp, log, broken } = world();
    const done = ask();
    giveUp("another");
    expect(asked[0]?.signal.aborted).toBe(false);
    giveUp("R1");
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(asked[0]?.signal.reason).not.toBe(leftUndone);
    await done;
    expect(log).toEqual(["wait", "waited", "done R1"]);
    expect(broken).toEqual([]);
  });
});

describe("the end of the program", () => {
  test("aborts what runs, tells nothing of it and leaves it a job", async () => {
    const { ask, asked, idle, end, log, timer } = world();
    void ask();
    void ask("R2");
    end();
    await idle();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(asked.map(({ signal }) => signal.reason)).toEqual([leftUndone, leftUndone]);
    expect(log).toEqual(["wait", "wait", "waited", "waited"]);
    expect(timer.waits()).toEqual([]);
  });

  test("leaves an answer that cannot be saved a job", async () => {
    const { ask, asked, failures, end, log } = world();
    failures.push(...Array.from({ length: 9 }, () => new Error("the store is away")));
    const done = ask();
    asked[0]?.resolve(answer);
    await settled();
    end();
    await done;
    expect(log).toEqual(["wait", "waited"]);
  });

  test("asks nothing after it", async () => {
    const { ask, asked, end, log } = world();
    end();
    await ask();
    expect(asked).toEqual([]);
    expect(log).toEqual([]);
  });
});

test("being idle waits for all that runs, and for what is begun meanwhile", async () => {
  const { ask, asked, idle } = world();
  void ask();
  let isIdle = false;
  const over = idle().then(() => {
    isIdle = true;
  });
  void ask("R2");
  asked[0]?.resolve(answer);
  await settled();
  expect(isIdle).toBe(false);
  asked[1]?.resolve(answer);
  await over;
});
