import { type Actor, bot, cast, groups, opsRoom, privateRoom, type Room, userOf } from "./cast.ts";
import type { Member } from "./declarations.ts";
import type { Random } from "./random.ts";
import type { Shown } from "./recorded-telegram.ts";
import { spoiled } from "./spoiled.ts";
import type { Texts } from "./texts.ts";
import type { Values } from "./values.ts";

export type Step = {
  readonly what: "sane" | "hostile" | "forged" | "any kind" | "spoiled" | "again";
  readonly body: string;
  /** It may be no update at all. */
  readonly isSpoiled: boolean;
};

export type StepOptions = {
  readonly random: Random;
  readonly texts: Texts;
  readonly values: Values;
  readonly shownIn: (chat: number) => readonly Shown[];
  /** What stands in links to the bot. */
  readonly links: readonly string[];
  /** Who pressed, by the id of the query. */
  readonly pressed: (query: string, person: number) => void;
};

type Place = { readonly actor: Actor; readonly room: Room };
type Update = Readonly<Record<string, unknown>>;

const kept = 200;
const reopenAfter = 250;
/** What an owner says now and then: else, once buttons of ops have closed it, no bill would come any more. */
const reopening = ["/provider klikoo on", "/produk pln-postpaid on", "/produk pdam-bogor on"];
/** A message without buttons. */
const none: Shown = { message: 1, data: [] };

/** One update after another: of people who mean well, so that there is something to break, and of those who do not. */
export function stepsOf(options: StepOptions): () => Step {
  const { random, texts, values, shownIn, links, pressed } = options;
  const kinds = values.membersOf("Update").filter(({ name }) => name !== "update_id");
  const earlier: Step[] = [];
  let updates = 10_000;
  let messages = 500_000;
  let queries = 0;

  function anyPlace(): Place {
    const actor = random.some(cast);
    if (actor === undefined) throw new Error("the cast is empty");
    if (random.chance(0.6)) return { actor, room: privateRoom(actor) };
    return { actor, room: random.chance(0.2) ? opsRoom : (random.some(groups) ?? opsRoom) };
  }

  function around({ actor, room }: Place) {
    messages += 1;
    const thread =
      room.type === "supergroup" && random.chance(0.1) ? { message_thread_id: 5, is_topic_message: true } : {};
    return { message_id: messages, date: 1_767_571_200, chat: room, from: userOf(actor), ...thread };
  }

  function message(place: Place, text: string): Update {
    const shown = random.chance(0.3) ? random.some(shownIn(place.room.id)) : undefined;
    const reply = shown && { reply_to_message: { ...around(place), from: bot, message_id: shown.message, text: "" } };
    const entities = text.startsWith("/") ? [{ type: "bot_command", offset: 0, length: text.search(/\s|$/) }] : [];
    const name = random.chance(0.07) ? "edited_message" : "message";
    return { [name]: { ...around(place), text, ...(entities.length > 0 && { entities }), ...reply } };
  }

  /** Where ops are told of things nobody asks for bills. */
  function line({ actor, room }: Place): string {
    return texts.sane(room.id === opsRoom.id ? { numbers: [""] } : actor);
  }

  /** Telegram sends the message with the buttons that it has, whatever a client says that was pressed. */
  function press({ actor, room }: Place, shown: Shown, data: string): Update {
    queries += 1;
    const id = String(queries);
    pressed(id, actor.id);
    const rows = shown.data.map((callback_data) => [{ text: "?", callback_data }]);
    const buttons = rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } };
    const of = { ...around({ actor, room }), message_id: shown.message, from: bot, text: "", ...buttons };
    return { callback_query: { id, from: userOf(actor), message: of, chat_instance: "1", data } };
  }

  function sane(place: Place): Update {
    const shown = random.some(shownIn(place.room.id).slice(-2));
    const data = shown && random.some(shown.data);
    return shown !== undefined && data !== undefined && random.chance(0.5)
      ? press(place, shown, data)
      : message(place, line(place));
  }

  /** A button of any chat, pressed by somebody else, perhaps as if it were theirs. */
  function forged(place: Place): Update {
    const link = random.chance(0.3) ? random.some(links) : undefined;
    if (link !== undefined) return message({ ...place, room: privateRoom(place.actor) }, `/start ${link}`);
    const victim = random.some(cast) ?? place.actor;
    const shown = random.some(shownIn(random.chance(0.7) ? victim.id : (random.some(groups)?.id ?? 0)));
    const data = (shown && random.some(shown.data)) ?? texts.hostile();
    const own = random.chance(0.5)
      ? data.replace(`.${victim.id.toString(36)}.`, `.${place.actor.id.toString(36)}.`)
      : data;
    return press(place, random.chance(0.5) && shown !== undefined ? shown : none, own);
  }

  /** Of any kind that there is; a private chat is the chat of whoever speaks. */
  function anyKind(place: Place): Update {
    const kind = random.some(kinds);
    const value = kind && values.member(kind);
    if (kind === undefined || typeof value !== "object" || value === null) return {};
    return { [kind.name]: coherent(kind, value, place) };
  }

  function coherent({ name }: Member, value: object, place: Place): object {
    if (/message|post/.test(name) && "chat" in value) return { ...value, ...around(place) };
    if (name !== "callback_query") return value;
    const { callback_query: own } = press(place, none, texts.hostile());
    return { ...value, ...(own as object), ...(random.chance(0.2) && { message: undefined }) };
  }

  function reopened(): Update {
    const owner = cast.find(({ role }) => role === "owner");
    const text = reopening[(updates / reopenAfter) % reopening.length];
    if (owner === undefined || text === undefined) throw new Error("nobody opens anything again");
    return { message: { ...around({ actor: owner, room: opsRoom }), text } };
  }

  function made(): { readonly what: Step["what"]; readonly update: Update } {
    if (updates % reopenAfter === 0) return { what: "sane", update: reopened() };
    const place = anyPlace();
    const share = random.below(100);
    if (share < 55) return { what: "sane", update: sane(place) };
    if (share < 65) return { what: "hostile", update: message(place, texts.hostile()) };
    if (share < 73) return { what: "forged", update: forged(place) };
    if (share < 90) return { what: "any kind", update: anyKind(place) };
    return { what: "spoiled", update: random.chance(0.7) ? sane(place) : anyKind(place) };
  }

  return () => {
    const again = random.chance(0.04) ? random.some(earlier) : undefined;
    if (again !== undefined) return { ...again, what: "again" };
    const { what, update } = made();
    updates += 1;
    const whole = { update_id: updates, ...update };
    const isSpoiled = what === "spoiled";
    const step = { what, body: JSON.stringify(isSpoiled ? spoiled(whole, random) : whole), isSpoiled };
    earlier[earlier.length < kept ? earlier.length : random.below(kept)] = step;
    return step;
  };
}
