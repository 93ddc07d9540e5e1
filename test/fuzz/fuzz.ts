import { cast, groups } from "./cast.ts";
import { botApiDeclarations } from "./declarations.ts";
import { fuzzedBot } from "./fuzzed-bot.ts";
import { type Leak, leaksIn, marksIn } from "./leaks.ts";
import { randomFrom } from "./random.ts";
import { type RecordedCall, recordedTelegram, strings } from "./recorded-telegram.ts";
import { type Step, stepsOf } from "./steps.ts";
import { textsFrom } from "./texts.ts";
import { valuesFrom } from "./values.ts";
import { withinTurns } from "./within-turns.ts";

export type Findings = {
  readonly leaks: readonly Leak[];
  /** Updates that the bot did not take: the status of each, and what it was. */
  readonly refused: readonly { readonly status: number; readonly step: Step }[];
  /** Those that took longer than many others that came later. */
  readonly late: readonly Step[];
  /** What the log has of failures, but for what nothing can be done about. */
  readonly failures: readonly string[];
  /** Lines of the log in which there is a customer. */
  readonly told: readonly string[];
  /** What is still open when all is over, and was not before. */
  readonly left: readonly string[];
  /** So that nobody takes a run for good in which nothing happened. */
  readonly seen: Readonly<Record<Step["what"] | "own bills" | "bills in groups" | "failures", number>>;
};

const atOnce = 32;
/** An update that so many later ones overtake hangs. */
const overtakenBy = 3_000;
/** Of the event loop. */
const turnsToRest = 5_000_000;
const turnsToClose = 10_000;
/** The status of what got no answer. */
const cutOff = 0;
/** Of no kind that the bot reads. */
const nothing = JSON.stringify({ update_id: 1, poll: {} });
/** Not the form of an update; or one that came from where there is nobody, which is told as whatever Telegram refuses. */
const expected = /^an update has not the form|\(400: Bad Request: chat not found\)$|\(403: Forbidden: bot was blocked/;

/** So many random updates for a bot of its own, on a store that is not there yet. */
export async function fuzz(count: number, seed: number, storeUrl: string): Promise<Findings> {
  const openBefore = openNow();
  const random = randomFrom(seed);
  const texts = textsFrom(seed, random);
  const values = valuesFrom(botApiDeclarations(), { random, text: texts.hostile });
  const pressed = new Map<string, number>();
  const leaks: Leak[] = [];
  const refused: { status: number; step: Step }[] = [];
  const seen = { sane: 0, hostile: 0, forged: 0, "any kind": 0, spoiled: 0, again: 0 };
  const bills = { "own bills": 0, "bills in groups": 0 };
  const telegram = await recordedTelegram((call) => {
    leaks.push(...leaksIn(call, (query) => pressed.get(query)));
    if (isOwnBill(call)) bills["own bills"] += 1;
    if (isGroupBill(call)) bills["bills in groups"] += 1;
  });
  const bot = await fuzzedBot(telegram, storeUrl);
  const { shownIn, links } = telegram;
  const next = stepsOf({
    random,
    texts,
    values,
    shownIn,
    links,
    pressed: (query, person) => pressed.set(query, person),
  });
  const delivered = deliveries(bot.deliver, (step, status) => {
    seen[step.what] += 1;
    if (status !== 200 && !(status === 400 && step.isSpoiled)) refused.push({ status, step });
  });
  const late = await delivered(next, count);
  await withinTurns(turnsToRest, bot.idle());
  await bot.stop();
  await telegram.close();
  const failures = bot.logged().filter(({ level }) => level >= 50);
  const others = failures.filter(
    ({ err }) => !expected.test(String((err as { message?: unknown } | undefined)?.message)),
  );
  return {
    leaks,
    refused,
    late,
    failures: others.map((line) => JSON.stringify(line)),
    told: bot.logged().flatMap((line) => (marksIn(line).length > 0 ? [JSON.stringify(line)] : [])),
    left: await leftOpen(openBefore),
    seen: { ...seen, ...bills, failures: failures.length - others.length },
  };
}

/** Delivers many side by side, and gives those that hang: time is told by the updates that overtake them. */
function deliveries(deliver: (body: string) => Promise<number>, took: (step: Step, status: number) => void) {
  return async (next: () => Step, count: number): Promise<readonly Step[]> => {
    const late = new Set<Step>();
    const open = new Map<Step, number>();
    let sent = 0;
    let answered = 0;

    function lookForLate(): void {
      for (const [step, since] of open) {
        if (answered - since <= overtakenBy) continue;
        open.delete(step);
        late.add(step);
      }
    }

    async function deliverOne(step: Step): Promise<void> {
      open.set(step, answered);
      took(step, await deliver(step.body).catch(() => cutOff));
      open.delete(step);
    }

    async function deliverSome(): Promise<void> {
      while (sent < count || open.size > 0) {
        sent += 1;
        await (sent <= count ? deliverOne(next()) : deliver(nothing));
        answered += 1;
        lookForLate();
      }
    }

    // Where one hangs, the others still come to their end.
    await Promise.any(Array.from({ length: atOnce }, deliverSome));
    return [...late];
  };
}

function isOwnBill({ payload }: RecordedCall): boolean {
  const reader = cast.find(({ id }) => id === payload.chat_id);
  return reader !== undefined && strings(payload).some((text) => text.includes(reader.customer));
}

function isGroupBill({ payload }: RecordedCall): boolean {
  return groups.some(({ id }) => id === payload.chat_id) && strings(payload).some((text) => text.includes("••••"));
}

/** Timers, servers and connections; what the machine itself keeps open has other names. */
function openNow(): readonly string[] {
  return process.getActiveResourcesInfo().filter((name) => /Timeout|TCP/.test(name));
}

/** What has been closed is gone some turns later. */
async function leftOpen(before: readonly string[]): Promise<readonly string[]> {
  for (let turn = 0; turn < turnsToClose && newSince(before, openNow()).length > 0; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return newSince(before, openNow());
}

function newSince(before: readonly string[], after: readonly string[]): readonly string[] {
  const rest = [...before];
  return after.filter((name) => {
    const at = rest.indexOf(name);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}
