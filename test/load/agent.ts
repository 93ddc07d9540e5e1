import { setTimeout as pause } from "node:timers/promises";
import { type PersonClient, personClient } from "../../src/cli/person-client.ts";
import type { Message } from "../../src/playground/world/message.ts";
import type { Chance } from "../nothing-lost/chance.ts";
import type { CastMember } from "./crowded-telegram.ts";

export type AskedCheck = {
  readonly account: string;
  readonly isPrivate: boolean;
  /** Seconds, as Telegram tells time; undefined where no answer came for as long as patience lasted. */
  readonly waited?: number;
};

/** Whether its answer stands in more than one message: for whoever asked, or for all of the group. */
export type CountedCheck = AskedCheck & { readonly isDoubled: boolean };

type AgentOptions = CastMember & {
  readonly url: string;
  readonly everyMs: number;
  readonly chance: Chance;
  /** Runs out when nothing more is asked. */
  readonly patienceMs?: number;
};

const lookMs = 3_000;
/** Most come to a bill, some to a reason; the last six digits tell which. */
const endings = ["123456", "234567", "345678", "000003", "000302", "000304"] as const;

/** Somebody who checks a number every so often, in one line: mostly in private, now and then in their group. */
export function agent({ url, person, group, at, everyMs, chance, patienceMs = 240_000 }: AgentOptions) {
  let asked = 0;

  /** Nobody else asks for it, nor for one that looks the same when it is masked. */
  function newAccount(): string {
    asked += 1;
    return `${100_000 + at * 100 + (asked % 100)}${chance.of(endings)}`;
  }

  async function check(client: PersonClient): Promise<AskedCheck> {
    const [account, isPrivate] = [newAccount(), chance.below(4) > 0];
    const chat = isPrivate ? person : group;
    const said = await client.say(chat, `${isPrivate ? "" : "/cek "}pln pascabayar ${account}`);
    for (const end = performance.now() + patienceMs; performance.now() < end; await pause(lookMs)) {
      const answer = (await client.messages(chat)).find(
        (message) => message.message_id > said.message_id && isAnswer(message, shownIn(isPrivate, account)),
      );
      if (answer !== undefined) return { account, isPrivate, waited: (answer.edit_date ?? answer.date) - said.date };
    }
    return { account, isPrivate };
  }

  async function counted(client: PersonClient, checks: readonly AskedCheck[]): Promise<readonly CountedCheck[]> {
    const [alone, together] = [await client.messages(person), await client.messages(group)];
    return checks.map((one) => {
      const looksAlike = checks.filter((other) => !other.isPrivate && masked(other.account) === masked(one.account));
      const toAsker = [...alone, ...together].filter((message) => isAnswer(message, one.account));
      const toAll = together.filter((message) => isAnswer(message, masked(one.account)));
      return { ...one, isDoubled: toAsker.length > 1 || toAll.length > looksAlike.length };
    });
  }

  return {
    /** Resolves when what was asked last is answered; then everything that was said is counted. */
    work: async (enough: AbortSignal): Promise<() => Promise<readonly CountedCheck[]>> => {
      const client = await personClient(url, person);
      const checks: AskedCheck[] = [];
      await pause(chance.below(everyMs), undefined, { signal: enough }).catch(unlessEnough(enough));
      while (!enough.aborted) {
        const next = performance.now() + everyMs;
        checks.push(await check(client));
        const rest = Math.max(0, next - performance.now());
        await pause(rest, undefined, { signal: enough }).catch(unlessEnough(enough));
      }
      return () => counted(client, checks);
    },
  };
}

/** An answer carries the reference of its inquiry, and nothing else does. */
function isAnswer({ from, text = "" }: Message, shown: string): boolean {
  return from.is_bot && text.includes(shown) && /Ref [0-9A-Z]{6}/.test(text);
}

function shownIn(isPrivate: boolean, account: string): string {
  return isPrivate ? account : masked(account);
}

/** As a group sees it. */
function masked(account: string): string {
  return `${account.slice(0, 4)}••••${account.slice(-4)}`;
}

function unlessEnough(enough: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!enough.aborted) throw error;
  };
}
