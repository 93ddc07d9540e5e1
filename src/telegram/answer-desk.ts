import type { Api, Context } from "grammy";
import type { User } from "grammy/types";
import type { Standing } from "../access/member.ts";
import type { Role } from "../access/role.ts";
import type { DeskCommand, DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Messenger } from "../desk/messenger.ts";
import type { Later } from "../domain/pause.ts";
import type { Words } from "../i18n/words.ts";
import { isChatAdmin } from "./is-chat-admin.ts";
import { personOf } from "./person-of.ts";
import { putDeskReply } from "./put-desk-reply.ts";
import { type DeskAsk, readDesk } from "./read-desk.ts";
import type { TakeOnce } from "./taken-once.ts";

export type DeskOptions = {
  readonly parts: readonly DeskPart[];
  readonly messenger: Messenger;
  readonly standing: (person: number) => Promise<Standing>;
  /** Whether somebody is at least this; a stranger is nothing. */
  readonly isAtLeast: (role: Role | undefined, least: Role) => boolean;
  /** The operations group as it is called now; undefined where there is none. */
  readonly opsChat: () => number | undefined;
  readonly wordsOf: (chat: DeskRequest["chat"], person: User) => Promise<Words>;
  readonly takeOnce: TakeOnce;
  readonly later: Later;
  readonly failed: (during: string, error: unknown) => void;
};

/** A press that takes longer is answered before it is done. */
const acknowledgedWithinMs = 700;

type Deed = {
  readonly least: DeskCommand["least"];
  readonly run: (request: DeskRequest) => Promise<DeskReply>;
};

/**
 * Does what is asked of the bot beside the conversation. False for what is not: that is for the conversation, and so is
 * a command that somebody may not use, as if there were none.
 */
export function answerDesk(options: DeskOptions): (context: Context) => Promise<boolean> {
  const { messenger, standing, isAtLeast, opsChat, wordsOf, takeOnce, later, failed } = options;
  const find = deeds(options.parts);

  async function requestOf(api: Api, asked: DeskAsk): Promise<DeskRequest> {
    const { from, chat, text, message } = asked;
    const [is, words] = await Promise.all([standing(from.id), wordsOf(chat, from)]);
    return {
      person: personOf(from),
      role: is.kind === "member" ? is.role : undefined,
      chat,
      words,
      text,
      ...(asked.kind === "press" && { message }),
      isChatAdmin: () => isChatAdmin(api, asked),
    };
  }

  /** What breaks is told to who asked, and ends nothing. */
  async function done({ run }: Deed, request: DeskRequest): Promise<DeskReply | "broken"> {
    try {
      return await run(request);
    } catch (error) {
      failed("desk", error);
      return "broken";
    }
  }

  async function order(api: Api, asked: DeskAsk, deed: Deed, request: DeskRequest): Promise<void> {
    const reply = await done(deed, request);
    const said = reply === "broken" ? { html: request.words.html("apology") } : reply;
    await putDeskReply({ api, messenger }, asked.chat, said);
  }

  async function press(api: Api, asked: DeskAsk, deed: Deed | undefined, request: DeskRequest): Promise<void> {
    const { plain } = request.words;
    const toast = toaster(api, asked);
    if (deed === undefined || asked.isForged) return toast(plain("toast.expired"));
    if (!mayDo(deed, request.role)) return toast(plain("toast.not-allowed"));
    const callOff = later(acknowledgedWithinMs, () => toast());
    const reply = await done(deed, request);
    callOff();
    if (reply === "broken") return toast(plain("toast.sorry"));
    toast(reply.toast);
    await putDeskReply({ api, messenger }, asked.chat, reply, asked.message);
  }

  /** A press is answered once, or its button would go on turning. */
  function toaster(api: Api, { query = "" }: DeskAsk): (text?: string) => void {
    let isAnswered = false;
    return (text) => {
      if (isAnswered) return;
      isAnswered = true;
      const call = api.answerCallbackQuery(query, text === undefined ? {} : { text });
      call.catch((error: unknown) => failed("telegram", error));
    };
  }

  function mayDo({ least }: Deed, role: Role | undefined): boolean {
    return least === "anybody" || isAtLeast(role, least);
  }

  async function take(api: Api, asked: DeskAsk, deed: Deed | undefined): Promise<boolean> {
    const request = await requestOf(api, asked);
    if (asked.kind === "press") await press(api, asked, deed, request);
    else if (deed === undefined || !mayDo(deed, request.role)) return false;
    else await order(api, asked, deed, request);
    return true;
  }

  return async ({ update, me, api }) => {
    const asked = readDesk(update, me, opsChat());
    const deed = asked && find(asked);
    if (asked === undefined || (deed === undefined && asked.kind !== "press")) return false;
    return takeOnce(update.update_id, () => take(api, asked, deed));
  };
}

/** What is meant by a name. A command that is called in another kind of chat than its own is none. */
function deeds(parts: readonly DeskPart[]): (asked: DeskAsk) => Deed | undefined {
  const commands = new Map(
    parts.flatMap(({ commands = [] }) => commands.flatMap((one) => one.names.map((name) => [name, one] as const))),
  );
  const presses = new Map(parts.flatMap(({ presses = {} }) => Object.entries(presses)));
  const links = new Map(parts.flatMap(({ links = {} }) => Object.entries(links)));

  return ({ kind, name, chat }) => {
    switch (kind) {
      case "press":
        return presses.get(name);
      case "link": {
        const run = links.get(name);
        return run && { least: "anybody", run };
      }
      case "command": {
        const command = commands.get(name);
        return command !== undefined && isIn(chat, command.where) ? command : undefined;
      }
    }
  };
}

function isIn({ kind }: DeskRequest["chat"], where: DeskCommand["where"]): boolean {
  if (where === "anywhere") return true;
  return where === "desk" ? kind !== "group" : kind === where;
}
