import type { Standing } from "../access/member.ts";
import { isAtLeast } from "../access/role.ts";
import type { Config } from "../config/read-config.ts";
import type { DeskPart, DeskPerson, DeskRequest } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import { answerDesk } from "../telegram/answer-desk.ts";
import { answerInvitation } from "../telegram/answer-invitation.ts";
import type { Answer } from "../telegram/answer-updates.ts";
import { guardUpdates } from "../telegram/guard-updates.ts";
import { movedGroup } from "../telegram/moved-group.ts";
import { personIn } from "../telegram/person-of.ts";
import { preferredLocale } from "../telegram/preferred-locale.ts";
import type { TakeOnce } from "../telegram/taken-once.ts";
import { later } from "./later.ts";

export type FrontDoorOptions = {
  readonly config: Pick<Config, "defaultLocale">;
  readonly parts: readonly DeskPart[];
  /** Hears how somebody is called, before anything is done for them. */
  readonly met: (person: DeskPerson) => void;
  readonly messenger: Messenger;
  readonly standing: (person: number) => Promise<Standing>;
  readonly opsChat: () => number | undefined;
  /** The language that a person, or the operations group, has chosen. */
  readonly localeOf: (of: number) => Promise<Locale | undefined>;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly takeOnce: TakeOnce;
  readonly conversation: Answer;
  readonly groupMoved: (from: number, to: number) => Promise<void>;
  readonly isKnownGroup: (chat: number) => Promise<boolean>;
  readonly forgetGroup: (chat: number) => Promise<void>;
  readonly failed: (during: string, error: unknown) => void;
};

/** Each update goes to the first that it is for: to the bot's place in a group, to the desk, or to the conversation. */
export function frontDoor(options: FrontDoorOptions): Answer {
  const { config, words, localeOf, met, conversation, groupMoved, isKnownGroup, failed } = options;
  /** Whose move is being written down: what follows from it may come in the same moment. */
  const moving = new Set<number>();

  async function wordsOf({ id, language_code: code }: Person, chat?: DeskRequest["chat"]): Promise<Words> {
    const isOps = chat?.kind === "ops";
    const chosen = await localeOf(isOps ? chat.id : id);
    return words[chosen ?? (isOps ? config.defaultLocale : preferredLocale(code, config.defaultLocale))];
  }

  const hasMoved = async (chat: number) => moving.has(chat) || isKnownGroup(chat);
  const invitation = answerInvitation({ ...options, wordsOf, hasMoved, forget: options.forgetGroup });
  const desk = answerDesk({ ...options, isAtLeast, later, wordsOf: (chat, person) => wordsOf(person, chat) });

  /** What cannot be looked up while the store fails goes on to the conversation, which apologizes. */
  async function isTaken(context: Parameters<Answer>[0]): Promise<boolean> {
    try {
      return (await invitation(context)) || (await desk(context));
    } catch (error) {
      failed("desk", error);
      return false;
    }
  }

  async function move(from: number, to: number): Promise<void> {
    moving.add(to);
    try {
      await groupMoved(from, to);
      moving.delete(to);
    } catch (error) {
      failed("group", error);
    }
  }

  async function answer(context: Parameters<Answer>[0]): Promise<void> {
    const person = personIn(context.update);
    if (person !== undefined) met(person);
    const moved = movedGroup(context.update);
    if (moved !== undefined) await move(...moved);
    if (!(await isTaken(context))) await conversation(context);
  }

  return guardUpdates(answer, { words, defaultLocale: config.defaultLocale, failed });
}

type Person = { readonly id: number; readonly language_code?: string };
