import type { PlaygroundOptions } from "../playground/playground-options.ts";

/** The bot as the playground knows it. The token opens nothing but the playground. */
export const playgroundBot: PlaygroundOptions["bot"] = {
  token: "7700000001:playground-needs-no-secret",
  id: 7_700_000_001,
  first_name: "Cek Tagihan",
  username: "cek_tagihan_bot",
};

const sari = { id: 7_100_000_001, first_name: "Sari", username: "sari_loket", language_code: "id" };
const budi = { id: 7_100_000_002, first_name: "Budi", username: "budi_cell", language_code: "id" };
const emma = { id: 7_100_000_003, first_name: "Emma", username: "emma_ops", language_code: "en" };
/** Somebody who has nothing to do with the bot. */
const joko = { id: 7_100_000_004, first_name: "Joko", username: "joko_k", language_code: "id" };

const operations = { id: -1_002_000_000_002, title: "Operasional", members: [emma.id, sari.id], admins: [emma.id] };

/**
 * Two agents, somebody of ops and a stranger; the agents' group, the operations group, and one that the bot is not in.
 */
export const playgroundCast: Pick<PlaygroundOptions, "people" | "groups"> = {
  people: [sari, budi, emma, joko],
  groups: [
    {
      id: -1_002_000_000_001,
      title: "Agen Loket",
      members: [sari.id, budi.id, emma.id],
      admins: [sari.id],
      creator: sari.id,
    },
    operations,
    { id: -1_002_000_000_003, title: "Grup Asing", members: [budi.id, joko.id], admins: [joko.id], without_bot: true },
  ],
};

/** Who looks after the bot in the playground, unless the configuration names others. */
export const playgroundPeople = { adminIds: [emma.id], ops: { chatId: operations.id } } as const;
