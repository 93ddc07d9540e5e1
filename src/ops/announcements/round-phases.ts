import type { Members } from "../../access/member.ts";
import type { Messenger } from "../../desk/messenger.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Words } from "../../i18n/words.ts";
import type { Announcement, Announcements, KnownRound, Round } from "../../storage/announcements.ts";
import { announcementNote } from "./announcement-note.ts";
import { isRecipient, recipients } from "./recipients.ts";
import { type OpenRound, type SendRoundOptions, sendRound } from "./send-round.ts";
import { settle } from "./settle.ts";
import { tellEnd, whileTold } from "./tell-round.ts";

export type RoundPhasesOptions = Pick<SendRoundOptions, "pace" | "clock" | "later"> & {
  readonly announcements: Announcements;
  readonly members: Pick<Members, "all" | "get">;
  readonly messenger: Messenger;
  readonly words: Readonly<Record<Locale, Words>>;
  /** The language of a person. */
  readonly localeOf: (person: number) => Promise<Locale>;
  /** A name that nobody else has. */
  readonly name: () => string;
};

/** What is done in each phase of a round. False when it does not go on here. */
export type RoundPhases = Readonly<
  Record<Exclude<Round["phase"], "told">, (open: OpenRound, signal: AbortSignal) => Promise<boolean>>
>;

export function roundPhases(options: RoundPhasesOptions): RoundPhases {
  const { announcements, members, messenger, words, localeOf, name, ...timing } = options;

  /** Whoever is no member any more, or suspended, or another person than was meant, is left out. */
  async function writingTo(person: number, handle: string, { texts }: Announcement) {
    const member = (await members.get(person))?.member;
    if (member?.handle !== handle || !isRecipient(member)) return undefined;
    const locale = await localeOf(person);
    return () => messenger.send({ chat: person }, announcementNote(words[locale], texts[locale]));
  }

  async function recipientOf({ id, list }: Round) {
    const found = await announcements.find(id);
    const people = new Map((await recipients(members)).map(({ handle, person }) => [handle, person]));
    return async (place: number) => {
      const handle = (await announcements.listed(list, place)) ?? "";
      const person = people.get(handle);
      return person === undefined || found === undefined ? undefined : writingTo(person, handle, found.announcement);
    };
  }

  return {
    begun: async ({ round, revision }) => {
      await settle(announcements, round.id);
      const people = await recipients(members);
      const list = name();
      await announcements.keepList(
        list,
        people.map(({ handle }) => handle),
      );
      return announcements.keepRound({ ...round, phase: "sending", list, total: people.length }, revision + 1);
    },
    sending: async (open, signal) => {
      const { id } = open.round;
      const isStopped = () => announcements.isStopped(id);
      const recipient = await recipientOf(open.round);
      const sending = sendRound(open, { keep: announcements.keepRound, isStopped, recipient, ...timing }, signal);
      const sent = await whileTold({ messenger, words, ...timing }, sending);
      if (sent === undefined) return false;
      const { round, revision } = sent;
      const stopped = (await isStopped()) ? ({ isStopped: true } as const) : {};
      return announcements.keepRound({ ...round, phase: "through", ...stopped }, revision + 1);
    },
    through: async ({ round, revision }, signal) => {
      const isTold = await tellEnd({ messenger, words, ...timing }, round, signal);
      return isTold && announcements.keepRound({ ...round, phase: "told" }, revision + 1);
    },
  };
}

/** Something is left to do of it. */
export function isOpen(
  known: KnownRound,
): known is OpenRound & { readonly round: { readonly phase: keyof RoundPhases } } {
  return known.round !== undefined && known.round.phase !== "told";
}
