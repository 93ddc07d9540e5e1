import type { Audit } from "../../access/audit.ts";
import type { Members } from "../../access/member.ts";
import type { DeskPart, DeskReply, DeskRequest } from "../../desk/desk.ts";
import type { Address, Messenger } from "../../desk/messenger.ts";
import { type Locale, locales } from "../../domain/locale.ts";
import type { Words } from "../../i18n/words.ts";
import type { Announcements, Round } from "../../storage/announcements.ts";
import { announcementNote } from "./announcement-note.ts";
import { longestText, type ReadAnnouncement, readAnnouncement } from "./read-announcement.ts";
import { recipients } from "./recipients.ts";
import { isOpen } from "./round-phases.ts";
import { settle } from "./settle.ts";

export type AnnouncementPartOptions = {
  readonly announcements: Announcements;
  readonly members: Pick<Members, "all" | "get">;
  readonly audit: Pick<Audit, "add">;
  readonly messenger: Pick<Messenger, "send">;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly localeOf: (person: number) => Promise<Locale>;
  /** There is something to send. */
  readonly wake: () => void;
  /** A reference of today that nobody else has. */
  readonly reference: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

type Texts = Extract<ReadAnnouncement, { kind: "texts" }>;

/** A message to everybody: written in one go, shown as people will get it, then sent or called off by button. */
export function announcementPart(options: AnnouncementPartOptions): DeskPart {
  const { announcements, members, audit, messenger, words, localeOf, wake, reference, now } = options;

  async function compose(request: DeskRequest): Promise<DeskReply> {
    const { html } = request.words;
    const read = readAnnouncement(request.text);
    switch (read.kind) {
      case "no-form":
        return { html: html("announcement.form") };
      case "too-long":
        return { html: html("announcement.too-long", { by: read.by, most: longestText }) };
      case "texts":
        return (await show(read, request)) ? ask(read, request) : { html: html("announcement.not-shown") };
    }
  }

  /** As people will get it. */
  async function show({ texts, isOneForAll }: Texts, { chat }: DeskRequest): Promise<boolean> {
    for (const locale of isOneForAll ? locales.slice(0, 1) : locales) {
      const shown = await messenger.send(addressOf(chat), announcementNote(words[locale], texts[locale]));
      if (shown.kind !== "sent") return false;
    }
    return true;
  }

  async function ask({ texts, isOneForAll }: Texts, { words: { html, plain } }: DeskRequest): Promise<DeskReply> {
    const question = html("announcement.question", await countByLocale());
    const id = reference();
    await announcements.keep(id, { texts }, 1);
    const send = { text: plain("announcement.button.send"), press: `announce:${id}` };
    const drop = { text: plain("announcement.button.drop"), press: `announce-drop:${id}` };
    return {
      html: isOneForAll ? `${question}\n\n${html("announcement.one-for-all")}` : question,
      rows: [[send, drop]],
    };
  }

  async function countByLocale(): Promise<Readonly<Record<Locale | "total", number>>> {
    const counts = { id: 0, en: 0, total: 0 };
    for (const { person } of await recipients(members)) {
      counts[await localeOf(person)] += 1;
      counts.total += 1;
    }
    return counts;
  }

  async function send(request: DeskRequest): Promise<DeskReply> {
    const { plain } = request.words;
    const found = await announcements.find(request.text);
    if (found === undefined || found.announcement.isSettled) return { toast: plain("announcement.toast.settled") };
    const known = await announcements.round();
    if (known.round?.id === request.text) return { toast: plain("announcement.toast.settled") };
    if (isOpen(known)) return { toast: plain("announcement.toast.other-first") };
    // Of two who press at the same moment one is too late.
    if (!(await announcements.keepRound(roundFor(request, now()), known.revision + 1))) {
      return { toast: plain("announcement.toast.settled") };
    }
    wake();
    await note("announcement-sent", request);
    return { toast: plain("announcement.toast.sending") };
  }

  async function drop({ words: { html, plain }, text }: DeskRequest): Promise<DeskReply> {
    const { round } = await announcements.round();
    const isDropped = round?.id !== text && (await settle(announcements, text)) !== undefined;
    return isDropped ? { html: html("announcement.dropped") } : { toast: plain("announcement.toast.settled") };
  }

  async function stop(request: DeskRequest): Promise<DeskReply> {
    const { plain } = request.words;
    const known = await announcements.round();
    if (!isOpen(known) || known.round.id !== request.text) return { toast: plain("announcement.toast.settled") };
    await announcements.stop(request.text);
    await note("announcement-stopped", request);
    return { toast: plain("announcement.toast.stopping") };
  }

  async function note(deed: string, { person, text }: DeskRequest): Promise<void> {
    const by = (await members.get(person.id))?.member.handle ?? "";
    await audit.add(reference(), { kind: "deed", deed, about: text, at: now(), by });
  }

  return {
    commands: [{ names: ["pengumuman", "announce"], least: "ops", where: "desk", run: compose }],
    presses: {
      announce: { least: "ops", run: send },
      "announce-drop": { least: "ops", run: drop },
      "announce-stop": { least: "ops", run: stop },
    },
  };
}

function addressOf({ id, thread }: DeskRequest["chat"]): Address {
  return { chat: id, ...(thread === undefined ? {} : { thread }) };
}

function roundFor({ chat, message = 0, text, words }: DeskRequest, begun: number): Round {
  return {
    id: text,
    phase: "begun",
    shownAt: { ...addressOf(chat), message },
    locale: words.locale,
    begun,
    list: "",
    total: 0,
    next: 0,
    trying: [],
    due: [],
    tally: { sent: 0, missed: 0, unsure: 0, skipped: 0 },
  };
}
