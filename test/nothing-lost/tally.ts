import type { Message } from "../../src/playground/world/message.ts";
import { buttonsOf } from "../support/shown-message.ts";
import { type Check, isAnswer, toldIn } from "./agent.ts";
import type { ChatView } from "./chat-view.ts";

/** What came of everything that was asked. Each list is of what should not be. */
export type Tally = {
  readonly asked: number;
  readonly answered: number;
  /** Where nothing came for as long as patience lasted. */
  readonly lost: readonly string[];
  /** Answers that came into the chat in more than one message. */
  readonly doubled: readonly string[];
  /** Bills that do not stand in the chat any more. */
  readonly vanished: readonly string[];
  /** Answers that are not what the provider says of the number. */
  readonly wrong: readonly string[];
  /** Bills of a group that its person was not given whole, or more than once. */
  readonly notWhole: readonly string[];
  /** An apology, or that something could not be gone on with, as a message or as a toast. */
  readonly excuses: readonly string[];
  /** Screens that stand beside the live one: Telegram took a message twice, and nobody could know. */
  readonly repeated: number;
  readonly slowestMs: number;
};

/** What every run has to come to, besides that all is answered. */
export const nothingLost = { lost: [], doubled: [], vanished: [], wrong: [], notWhole: [], excuses: [] } as const;

/** How an answer begins that its person no longer waited for, and the whole of a bill that a group sees masked. */
const staying = ["📬", "🔒"] as const;

/** Said when something went wrong on our side. */
const excuses = [
  "sistem kami sedang terganggu",
  "ada gangguan di sistem kami",
  "percakapan tadi tidak bisa dilanjutkan",
  "yang tadi masih dicek",
  "sudah tidak berlaku",
  "pusat sedang gangguan",
  "tidak bisa dibaca",
  "tidak bisa dipakai",
] as const;

export function tallyOf(checks: readonly Check[]): Tally {
  const answered = checks.filter(({ end }) => end.kind === "answered");
  const views = new Set(checks.map(({ view }) => view));
  return {
    asked: checks.length,
    answered: answered.length,
    lost: checks.flatMap((check) => (check.end.kind === "lost" ? [`${named(check)} at ${check.end.at}`] : [])),
    doubled: checks.filter((check) => messagesWith(check).size > 1).map(named),
    vanished: answered.filter((check) => check.story.isBill && !stands(check)).map(named),
    wrong: answered.filter((check) => !saysRight(check)).map(named),
    notWhole: answered.filter((check) => check.story.isBill && !isWhole(check, views)).map(named),
    excuses: [...views].flatMap(excusesIn),
    repeated: [...views].reduce((sum, view) => sum + besideTheLive(view, checks), 0),
    slowestMs: Math.max(0, ...checks.map(({ end }) => (end.kind === "answered" ? end.afterMs : 0))),
  };
}

const named = ({ account, view }: Check) => `${account} in ${view.chat} by ${view.client.id}`;

function messagesWith({ account, view }: Pick<Check, "account" | "view">): ReadonlySet<number> {
  return new Set(
    view
      .shown()
      .filter(isAnswer(toldIn(view.chat, account)))
      .map(({ message_id }) => message_id),
  );
}

/** Once in the private chat of whoever asked in the group, or behind a link of the group where that was closed. */
function isWhole({ account, view }: Check, views: ReadonlySet<ChatView>): boolean {
  const own = [...views].find(({ client, chat }) => client.id === view.client.id && chat > 0);
  if (view.chat > 0 || own === undefined) return true;
  const given = messagesWith({ account, view: own }).size;
  const isBehindLink = view
    .shown()
    .filter(isAnswer(toldIn(view.chat, account)))
    .some((message) => buttonsOf(message).some(({ button }) => button.url !== undefined));
  return given === (isBehindLink ? 0 : 1);
}

function stands({ account, view }: Check): boolean {
  return view.standing().some(isAnswer(toldIn(view.chat, account)));
}

function saysRight({ account, story, view }: Check): boolean {
  return view
    .shown()
    .filter(isAnswer(toldIn(view.chat, account)))
    .every(({ text = "" }) => text.includes(story.says));
}

function excusesIn(view: ChatView): readonly string[] {
  const said = [...view.shown().map(({ text = "" }) => text), ...view.toasts()];
  return said
    .filter((text) => excuses.some((excuse) => text.includes(excuse)))
    .map((text) => `${view.client.id}: ${text.split("\n").join(" / ")}`);
}

/** A bill and an answer that came late stay for good; of all else only the last stands. */
function besideTheLive(view: ChatView, checks: readonly Check[]): number {
  const bills = checks.filter((check) => check.view === view && check.story.isBill);
  const stays = (message: Message) =>
    staying.some((sign) => message.text?.startsWith(sign)) ||
    bills.some(({ account }) => isAnswer(toldIn(view.chat, account))(message));
  return view
    .standing()
    .slice(0, -1)
    .filter((message) => !stays(message)).length;
}
