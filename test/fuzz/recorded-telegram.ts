import { bot, cast, rooms } from "./cast.ts";
import { localServer } from "./local-server.ts";

export type RecordedCall = { readonly method: string; readonly payload: Readonly<Record<string, unknown>> };

/** A message of the bot with buttons, as it stands. */
export type Shown = { readonly message: number; readonly data: readonly string[] };

export type RecordedTelegram = {
  readonly url: string;
  /** The newest messages with buttons in a chat, the oldest first. */
  readonly shownIn: (chat: number) => readonly Shown[];
  /** What the newest links to the bot give it, whomever they are for. */
  readonly links: readonly string[];
  readonly close: () => Promise<void>;
};

const remembered = 6;
/** Has no chat with the bot, so that a bill which they ask for in a group has to wait behind a link. */
const blocking = cast[4];
const known = new Set([...cast, ...rooms].map(({ id }) => id));

/** A Bot API that does all it is told at once, and refuses what Telegram would: chats that there are not. */
export async function recordedTelegram(heard: (call: RecordedCall) => void): Promise<RecordedTelegram> {
  const shown = new Map<number, Shown[]>();
  const links: string[] = [];
  let messages = 1_000;

  function remember(chat: number, message: number, payload: RecordedCall["payload"]): void {
    const [, link] = /[?&]start=([\w-]+)/.exec(strings(payload).join("\n")) ?? [];
    if (link !== undefined) links.unshift(link);
    links.splice(remembered);
    const data = strings(payload.reply_markup).filter((text) => /^[!\w-]*[.!]/.test(text));
    const others = (shown.get(chat) ?? []).filter((one) => one.message !== message);
    shown.set(chat, data.length === 0 ? others : [...others, { message, data }].slice(-remembered));
  }

  function resultOf({ method, payload }: RecordedCall): unknown {
    const chat = Number(payload.chat_id);
    const isEdit = method.startsWith("edit");
    if (method === "getMe") return bot;
    if (method === "getChatMember") return { status: "administrator", user: { ...cast[0], id: payload.user_id } };
    if (method === "getChatAdministrators") return [];
    if (!isEdit && !/^(send(?!ChatAction)|copy|forward)/.test(method)) return true;
    if (!isEdit) messages += 1;
    const message_id = isEdit ? Number(payload.message_id) : messages;
    remember(chat, message_id, payload);
    return { message_id, date: 0, chat: { id: chat, type: chat > 0 ? "private" : "supergroup" }, text: "" };
  }

  function answer(call: RecordedCall): object {
    const { chat_id: chat } = call.payload;
    if (chat !== undefined && !known.has(Number(chat))) {
      return { ok: false, error_code: 400, description: "Bad Request: chat not found" };
    }
    if (chat === blocking?.id && call.method.startsWith("send")) {
      return { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" };
    }
    return { ok: true, result: resultOf(call) };
  }

  const { url, close } = await localServer(({ path, type, body }) => {
    const call = { method: path.split("/").at(-1) ?? "", payload: payloadOf(type, body) };
    heard(call);
    return answer(call);
  });
  return { url, links, shownIn: (chat) => shown.get(chat) ?? [], close };
}

/** A call with a file is a form: all that is in it is taken for one text. */
function payloadOf(type: string, body: string): RecordedCall["payload"] {
  if (type.includes("json")) return body === "" ? {} : JSON.parse(body);
  const [, chat] = /name="chat_id"\s+(-?\d+)/.exec(body) ?? [];
  return { ...(chat === undefined ? {} : { chat_id: Number(chat) }), form: body };
}

/** Every text in a value, wherever it is. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
