import { type PersonClient, personClient } from "../../src/cli/person-client.ts";
import type { Limits } from "../../src/playground/limits.ts";
import { type Playground, playground } from "../../src/playground/playground.ts";
import type { PlaygroundGroup } from "../../src/playground/playground-options.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import { chatPartner, type Partner } from "./chat-partner.ts";
import { type EventFeed, eventFeed } from "./event-feed.ts";

export const botToken = "7000000001:local";

const bot = { token: botToken, id: 7_000_000_001, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
/** Ids beyond 32 bits, as Telegram's are. */
const people = Array.from({ length: 400 }, (_, at) => ({ id: 6_000_000_001 + at, first_name: `Agen ${at + 1}` }));
/** A test says in a second what people say in an hour. */
const patient = { privateBurst: 1e6, groupPerMinute: 1e6, overallPerSecond: 1e6, messagesPerChat: 1e6 };

export type LocalTelegram = {
  readonly url: string;
  /** Somebody whom the bot has not met, always in the same order. `""` is one whose Telegram tells no language. */
  readonly person: (languageCode?: string) => Promise<Partner>;
  /** The same person in a group. */
  readonly inGroup: (partner: Partner, group?: number) => Partner;
  /**
   * A group that nobody has used, with everybody in it, each of whom may do what admins do: the bot is in it, nobody
   * is an admin, and it is a supergroup, unless this says otherwise.
   */
  readonly newGroup: (group?: Partial<Omit<PlaygroundGroup, "id">>) => number;
  /** The person's private chat, in which they have followed a link to the bot, and it has answered. */
  readonly openLink: (partner: Partner, url: string) => Promise<Partner>;
  /** The same person in the supergroup that this plain group becomes by their word. */
  readonly migrate: (partner: Partner, group: number) => Promise<Partner>;
  /** What the bot sent, edited and was refused as too much. */
  readonly counts: Playground["counts"];
  /** Hands an update to the bot as it is, whatever its id. */
  readonly deliver: (update: object) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A playground with many people for one bot. `idle` resolves when the bot has nothing more to do. */
export async function localTelegram(idle: () => Promise<void>, limits: Partial<Limits> = {}): Promise<LocalTelegram> {
  const local = playground({ bot, people, groups: [], clock: Date.now, limits: { ...patient, ...limits } });
  const { url, close } = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  const met = new Map<number, { readonly client: PersonClient; readonly feed: EventFeed }>();
  const strangers = people.values();
  let groups = 0;

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

  function clientOf({ id }: Partner): PersonClient {
    const of = met.get(id);
    if (of === undefined) throw new Error("nobody has met this person");
    return of.client;
  }

  function newGroup(group: Partial<Omit<PlaygroundGroup, "id">> = {}): number {
    groups += 1;
    const id = (group.type === "group" ? -4_000_000_000 : -1_002_000_000_000) - groups;
    local.addGroup({ id, title: `Agen Loket ${groups}`, members: people.map((one) => one.id), ...group });
    return id;
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
    openLink: async (partner, url) => {
      const alone = partnerIn(partner.id, partner.id);
      await alone.opens(url);
      return alone;
    },
    migrate: async (partner, group) => partnerIn(await clientOf(partner).migrate(group), partner.id),
    counts: local.counts,
    deliver: (update) => send("POST", "deliver", { update }),
    close: async () => {
      for (const { feed } of met.values()) feed.close();
      await close();
    },
  };
}
