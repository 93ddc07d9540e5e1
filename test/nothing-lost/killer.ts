import type { Chance } from "./chance.ts";
import type { CopyOfBot } from "./copy-of-bot.ts";
import { type Happened, type Stage, stages } from "./stage.ts";

export type Killer = {
  readonly happened: Happened;
  /** Kills copies again and again, each started anew at once; tells what each kill was aimed at. */
  readonly rage: (copies: readonly CopyOfBot[], kills: number) => Promise<readonly string[]>;
};

type Aim =
  /** At some time after the start. */
  | { readonly at: "start" | "any-time"; readonly afterMs: number }
  /** So soon after it was asked to end. */
  | { readonly at: "stopping"; readonly afterMs: number; readonly stoppingMs: number }
  /** So soon behind the n-th time that this is seen. */
  | { readonly at: Stage; readonly count: number; readonly afterMs: number };

/** While an update is read, while its turn is saved or just was, while a provider is asked, while an answer is sent. */
const first: readonly Stage[] = ["update-delivered", "callback-answered", "provider-asked", "message-edited"];
const rest = ["start", "any-time", "stopping", ...stages.filter((stage) => !first.includes(stage))] as const;

/** Nothing of the kind may happen for long, when everybody waits for something else. */
const longestAimMs = 10_000;

export function killer(chance: Chance, pause: (ms: number) => Promise<void>): Killer {
  const undone: Aim["at"][] = [];
  let rounds = 0;
  let waiting: ((stage: Stage) => void) | undefined;

  function seen(stage: Stage, count: number): Promise<void> {
    return new Promise((resolve) => {
      let left = count;
      const timer = setTimeout(resolve, longestAimMs);
      waiting = (one) => {
        if (one === stage) left -= 1;
        if (left > 0) return;
        waiting = undefined;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Every kind comes once before one comes again, and the first of them in the shortest run. */
  function nextAim(): Aim {
    if (undone.length === 0) {
      undone.push(...(rounds % 2 === 0 ? first : rest));
      rounds += 1;
    }
    const [at = "any-time"] = undone.splice(chance.below(undone.length), 1);
    if (at === "start") return { at, afterMs: chance.below(1_200) };
    if (at === "any-time") return { at, afterMs: chance.below(2_000) };
    if (at === "stopping") return { at, afterMs: chance.below(1_000), stoppingMs: chance.below(2_000) };
    return { at, count: 1 + chance.below(20), afterMs: chance.of([0, 0, 1, 2, 5, 10, 20]) };
  }

  async function strike(aim: Aim, victims: readonly CopyOfBot[]): Promise<void> {
    if ("count" in aim) await seen(aim.at, aim.count);
    if (aim.afterMs > 0) await pause(aim.afterMs);
    await Promise.all(victims.map((victim) => victim.kill(aim.at === "stopping" ? aim.stoppingMs : undefined)));
    for (const victim of victims) victim.start();
  }

  return {
    happened: (stage) => waiting?.(stage),
    rage: async (copies, kills) => {
      const struck: string[] = [];
      while (struck.length < kills) {
        const aim = nextAim();
        const [first, ...others] = copies;
        if (first === undefined) return struck;
        if (aim.at !== "start") await Promise.all(copies.map((copy) => copy.ready()));
        await strike(aim, chance.below(4) === 0 ? copies : [chance.of([first, ...others])]);
        struck.push(aim.at);
      }
      return struck;
    },
  };
}
