import { maskedAccount } from "../../src/domain/masking.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { buttonsOf } from "../support/shown-message.ts";
import type { Chance } from "./chance.ts";
import type { ChatView } from "./chat-view.ts";

/** One check from the first word to the answer, or to where nothing came any more. */
export type Check = {
  readonly account: string;
  readonly story: Story;
  readonly view: ChatView;
  readonly end:
    | { readonly kind: "answered"; readonly afterMs: number }
    | { readonly kind: "lost"; readonly at: string };
};

/** What the last digits of a number come to, and words that only this answer has. */
type Story = { readonly ending: string; readonly isBill: boolean; readonly says: string };

/**
 * By the menu and its buttons, in one line, or with the number alone where that is enough after a bill; or in one line
 * and then on to the next by the menu at once, so that the answer comes when something else is on the screen.
 */
type Way = "menu" | "line" | "number" | "in-passing";

export type Agent = {
  /** Checks number after number until it is told that it is enough. */
  readonly work: (enough: AbortSignal) => Promise<readonly Check[]>;
};

type AgentOptions = {
  readonly view: ChatView;
  readonly chance: Chance;
  /** The first six digits of a number, which nobody else asks for, also not as a group sees it. */
  readonly newPrefix: () => string;
  /** How long nothing may happen. The agent presses and writes nothing twice. */
  readonly patienceMs: number;
  readonly pause: (ms: number) => Promise<void>;
};

const ask = "pln pascabayar";
const category = "⚡ Listrik PLN";
const product = "PLN Pascabayar";
const question = "Kirim ID pelanggan PLN";
const bill: Story = { ending: "123456", isBill: true, says: "Total bayar" };
const months: Story = { ending: "000003", isBill: true, says: "Total bayar" };
const paid: Story = { ending: "000302", isBill: false, says: "sudah lunas" };
const unknown: Story = { ending: "000304", isBill: false, says: "tidak ditemukan" };

/** A number as it is told in this chat: a group sees no more of it. */
export function toldIn(chat: number, account: string): string {
  return chat < 0 ? maskedAccount(account) : account;
}

/** An answer carries the reference of its inquiry, and nothing else does. */
export function isAnswer(account: string): (message: Message) => boolean {
  return ({ text = "" }) => text.includes(account) && /Ref [0-9A-Z]{6}/.test(text);
}

export function agent({ view, chance, newPrefix, patienceMs, pause }: AgentOptions): Agent {
  const { client, chat } = view;
  const isGroup = chat < 0;

  /** It is begun when the agent may go on to the next, and ends with its answer. */
  function check(way: Way): { readonly begun: Promise<void>; readonly ended: Promise<Check> } {
    const story = chance.of([bill, bill, months, paid, unknown]);
    const account = newPrefix() + story.ending;
    const start = performance.now();
    const asked = way === "menu" ? chooseByMenu(account) : say(way, account);
    const ended = asked.then(async (stuck): Promise<Check> => {
      const lostAt = stuck ?? (await answered(way, account));
      const afterMs = Math.round(performance.now() - start);
      const end = lostAt === undefined ? { kind: "answered" as const, afterMs } : { kind: "lost" as const, at: lostAt };
      return { account, story, view, end };
    });
    const seen = () => view.shown().find(({ text }) => text?.includes(toldIn(chat, account)));
    const begun = way === "in-passing" ? asked.then(() => view.until(seen, patienceMs)) : ended;
    return { begun: begun.then(() => undefined), ended };
  }

  async function answered(way: Way, account: string): Promise<string | undefined> {
    const answer = await view.until(() => view.shown().find(isAnswer(toldIn(chat, account))), patienceMs);
    return answer === undefined ? `the answer (${way})` : undefined;
  }

  function nextWay(before: Way | undefined, last: Check | undefined): Way {
    // In the middle of a check a line would be answered with "still checking".
    if (before === "in-passing") return "menu";
    const hasBill = before !== undefined && last?.end.kind === "answered" && last.story.isBill && !isGroup;
    return chance.of<Way>(["menu", "menu", hasBill ? "number" : "line", "line", "in-passing"]);
  }

  async function say(way: Exclude<Way, "menu">, account: string): Promise<undefined> {
    const line = isGroup ? `/cek ${ask} ${account}` : `${ask} ${account}`;
    await client.say(chat, way === "number" ? account : line);
  }

  async function chooseByMenu(account: string): Promise<string | undefined> {
    const { message_id: begin } = await client.say(chat, isGroup ? "/cek" : "/start");
    const since = (message: Message) => message.message_id > begin;
    if (!(await press(category, since))) return "the menu";
    if (!(await press(product, since))) return "the products";
    const asked = await view.until(
      () => view.standing().findLast((message) => since(message) && message.text?.includes(question)),
      patienceMs,
    );
    if (asked === undefined) return "the question";
    await client.say(chat, account, isGroup ? asked.message_id : undefined);
  }

  /** Presses it once, where it is now. What goes away in this very moment is refused, and looked for anew. */
  async function press(label: string, since: (message: Message) => boolean): Promise<boolean> {
    const gone = new Set<Message>();
    const find = () => view.standing().findLast((one) => since(one) && !gone.has(one) && placeOf(one, label));
    for (;;) {
      const found = await view.until(find, patienceMs);
      const place = found && placeOf(found, label);
      if (place === undefined) return false;
      const query = await client.press(chat, found?.message_id ?? 0, place.row, place.column).catch(() => undefined);
      if (query !== undefined) return true;
      if (found !== undefined) gone.add(found);
    }
  }

  return {
    work: async (enough) => {
      const checks: Promise<Check>[] = [];
      let way: Way | undefined;
      let last: Check | undefined;
      while (!enough.aborted) {
        await pause(chance.below(500));
        way = nextWay(way, last);
        const { begun, ended } = check(way);
        checks.push(ended);
        await begun;
        last = way === "in-passing" ? undefined : await ended;
      }
      return Promise.all(checks);
    },
  };
}

function placeOf(message: Message, label: string) {
  return buttonsOf(message).find(({ button }) => button.text === label);
}
