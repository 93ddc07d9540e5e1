import { playground } from "../../src/playground/playground.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";

export type CastOptions = { readonly people: number; readonly groups: number };

/** Somebody, and the group that they are in. */
export type CastMember = { readonly person: number; readonly group: number; readonly at: number };

const bot = { token: "7000000001:load", id: 7_000_000_001, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
/** What is told of a chat at the end has to be all that was said there; what it takes of the bot stays strict. */
const limits = { messagesPerChat: 100_000, eventsKept: 1_000 };

/** The strict playground with so many people, spread over so many groups. */
export async function crowdedTelegram({ people: size, groups: count }: CastOptions) {
  const people = Array.from({ length: size }, (_, at) => ({ id: 6_000_000_001 + at, first_name: `Agen ${at + 1}` }));
  const groupOf = (at: number) => -1_002_000_000_001 - (at % count);
  const groups = Array.from({ length: count }, (_, group) => ({
    id: groupOf(group),
    title: `Agen Loket ${group + 1}`,
    members: people.flatMap(({ id }, at) => (at % count === group ? [id] : [])),
  }));
  const local = playground({ bot, people, groups, clock: Date.now, limits });
  const { url, close } = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  return {
    url,
    close,
    counts: local.counts,
    cast: people.map(({ id }, at): CastMember => ({ person: id, group: groupOf(at), at })),
    env: { BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: url },
  };
}
