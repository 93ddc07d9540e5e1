import { type PersonClient, personClient } from "../../src/cli/person-client.ts";
import { playground } from "../../src/playground/playground.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import { chatPartner, type Partner } from "./chat-partner.ts";
import { type EventFeed, eventFeed } from "./event-feed.ts";

export const botToken = "7000000001:local";

const bot = { token: botToken, id: 7_000_000_001, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
/** Ids beyond 32 bits, as Telegram's are. */
const people = Array.from({ length: 400 }, (_, at) => ({ id: 6_000_000_001 + at, first_name: `Agen ${at + 1}` }));
const groups = Array.from({ length: 10 }, (_, at) => ({
  id: -1_002_000_000_001 - at,
  title: `Agen Loket ${at + 1}`,
  members: people.map(({ id }) => id),
}));
/** A test says in a second what people say in an hour. */
const patient = { privateBurst: 1e6, groupPerMinute: 1e6, overallPerSecond: 1e6, messagesPerChat: 1e6 };

export type LocalTelegram = {
  readonly url: string;
  /** Somebody whom the bot has not met, always in the same order. `""` is one whose Telegram tells no language. */
  readonly person: (languageCode?: string) => Promise<Partner>;
  /** The same person in a group. */
  readonly inGroup: (partner: Partner, group?: number) => Partner;
  /** A group that nobody has used. */
  readonly newGroup: () => number;
  /** Hands an update to the bot as it is, whatever its id. */
  readonly deliver: (update: object) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A playground with many people for one bot. `idle` resolves when the bot has nothing more to do. */
export async function localTelegram(idle: () => Promise<void>): Promise<LocalTelegram> {
  const local = playground({ bot, people, groups, clock: Date.now, limits: patient });
  const { url, close } = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  const met = new Map<number, { readonly client: PersonClient; readonly feed: EventFeed }>();
  const strangers = people.values();
  const unused = groups.values();

  async function send(method: string, path: string, body: object): Promise<void> {
    const headers = { "content-type": "application/json" };
    const { ok, status } = await fetch(`${url}/api/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`the playground refused: ${status}`);
  }

  function partnerIn(chat: number, person: number): Partner {
    const of = met.get(person);
    if (of === undefined) throw new Error("nobody has met this person");
    return chatPartner({ ...of, chat, idle });
  }

  function newGroup(): number {
    const { value } = unused.next();
    if (value === undefined) throw new Error("every group is in use");
    return value.id;
  }

  return {
    url,
    person: async (languageCode = "id") => {
      const { value } = strangers.next();
      if (value === undefined) throw new Error("the bot has met everybody");
      await send("PUT", `people/${value.id}`, { language_code: languageCode });
      const client = await personClient(url, value.id);
      met.set(value.id, { client, feed: eventFeed(client) });
      return partnerIn(value.id, value.id);
    },
    inGroup: ({ id }, group = newGroup()) => partnerIn(group, id),
    newGroup,
    deliver: (update) => send("POST", "deliver", { update }),
    close: async () => {
      for (const { feed } of met.values()) feed.close();
      await close();
    },
  };
}
