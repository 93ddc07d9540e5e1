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

const operations = { id: -1_002_000_000_002, title: "Operasional", members: [emma.id, sari.id], admins: [emma.id] };

/** Two agents and somebody of ops, the agents' group and the operations group. */
export const playgroundCast: Pick<PlaygroundOptions, "people" | "groups"> = {
  people: [sari, budi, emma],
  groups: [
    { id: -1_002_000_000_001, title: "Agen Loket", members: [sari.id, budi.id, emma.id], admins: [sari.id] },
    operations,
  ],
};

/** Who looks after the bot in the playground, unless the configuration names others. */
export const playgroundPeople = { adminIds: [emma.id], ops: { chatId: operations.id } } as const;
