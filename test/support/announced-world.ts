import type { Member } from "../../src/access/member.ts";
import type { Address, Messenger, Note, Sent } from "../../src/desk/messenger.ts";
import { allWords } from "../../src/i18n/words.ts";
import { announcementPart } from "../../src/ops/announcements/announcement-part.ts";
import { type Announcer, announcer, type Turn } from "../../src/ops/announcements/announcer.ts";
import { pace } from "../../src/ops/announcements/pace.ts";
import { roundPhases } from "../../src/ops/announcements/round-phases.ts";
import { announcements } from "../../src/storage/announcements.ts";
import type { Store } from "../../src/storage/store-from-url.ts";
import { manualTimer } from "./manual-timer.ts";

export const opsChat = -100;
const boss = 1;

/** Programs that send announcements, on one store and one clock, to people who are written down. */
export function announcedWorld(store: Store, people: number) {
  const timer = manualTimer(Date.UTC(2026, 0, 5));
  const words = allWords("Asia/Jakarta");
  const members = new Map<number, Member>();
  for (let person = 1; person <= people; person += 1) {
    members.set(person, {
      handle: `h${person}`,
      name: `P${person}`,
      role: person === boss ? "owner" : "agent",
      since: 0,
    });
  }
  const got: { readonly to: number; readonly html: string; readonly at: number }[] = [];
  const shown: { readonly html: string; readonly at: number; readonly rows: Note["rows"] }[] = [];
  const audited: unknown[] = [];
  const failed: unknown[] = [];
  let references = 0;
  let answer: (to: Address) => Promise<Sent> = async () => ({ kind: "sent", message: 1 });
  const messenger: Messenger = {
    send: async (to, { html }) => {
      const sent = await answer(to);
      if (sent.kind === "sent") got.push({ to: to.chat, html, at: timer.clock() });
      return sent;
    },
    edit: async (_, __, { html, rows }) => {
      shown.push({ html, at: timer.clock(), rows });
      return "edited";
    },
    remove: async () => undefined,
  };
  const kept = announcements(store);
  const common = {
    announcements: kept,
    members: {
      get: async (person: number) => {
        const member = members.get(person);
        return member && { member, revision: 1 };
      },
      all: async function* () {
        yield* members;
      },
    },
    messenger,
    words,
    localeOf: async (person: number) => (person % 2 === 0 ? ("en" as const) : ("id" as const)),
    reference: () => `REF${++references}`,
    name: () => `list-${++references}`,
    clock: timer.clock,
    now: timer.clock,
    later: timer.later,
    audit: { add: async (_: string, entry: unknown) => void audited.push(entry) },
    failed: (error: unknown) => void failed.push(error),
  };

  const request = (text: string) => ({
    person: { id: boss, name: "Boss" },
    role: "owner" as const,
    chat: { id: opsChat, kind: "ops" as const },
    words: words.en,
    text,
    message: 7,
    isChatAdmin: async () => true,
  });

  /** One copy of the program. Killed, it writes nothing more. */
  function program(
    turn: (signal: AbortSignal) => Promise<Turn | undefined> = ownTurn,
    killed?: AbortSignal,
  ): Announcer {
    const rhythm = pace({ perSecond: 20, overallPerSecond: 25, written: () => 0, ...timer });
    const keepRound: typeof kept.keepRound = (round, revision) =>
      killed?.aborted ? new Promise(() => undefined) : kept.keepRound(round, revision);
    const own = { ...common, announcements: { ...kept, keepRound } };
    return announcer({ ...own, phases: roundPhases({ ...own, pace: rhythm }), turn });
  }

  return {
    timer,
    members,
    kept,
    got,
    shown,
    audited,
    failed,
    program,
    /** What Telegram does with a message. */
    answers: (next: typeof answer) => {
      answer = next;
    },
    /** The command, a press, by its name and what stands behind it. */
    orders: (text: string) => part(() => undefined).commands?.[0]?.run(request(text)),
    presses: (name: string, id: string, wake: () => void = () => undefined) =>
      part(wake).presses?.[name]?.run(request(id)),
  };

  function part(wake: () => void) {
    return announcementPart({ ...common, wake });
  }
}

const ownTurn = async (): Promise<Turn> => ({ lost: new AbortController().signal, release: async () => undefined });
