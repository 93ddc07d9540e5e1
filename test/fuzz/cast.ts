import type { Role } from "../../src/access/role.ts";

/** Somebody who uses the bot, or tries to. */
export type Actor = {
  readonly id: number;
  readonly first_name: string;
  readonly username: string;
  readonly language_code?: string;
  readonly is_bot: false;
  readonly role?: Role;
  /** The customers' numbers that nobody else enters. */
  readonly numbers: readonly string[];
  /** The customers' name, which a provider has for these numbers alone. */
  readonly customer: string;
};

export type Room = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
};

export const bot = { id: 7_000_000_001, is_bot: true, first_name: "Cek Tagihan", username: "cek_tagihan_bot" } as const;

/** The names that only a bill holds. Seven letters that no word of the bot has. */
const customers = ["ZAHRQWA", "XULIQNO", "WYBXDQA", "QFANDZI", "VJUWIXA", "HXOQIDA", "JQMALZU"] as const;
const roles: readonly (Role | undefined)[] = ["owner", "ops", "agent", "agent", "agent", "agent", undefined];
const languages = ["id", "en", "id", undefined, "en", "ru", "id"];

/** Numbers of PLN, a meter, BPJS, a mobile phone and a player, each with the actor's own digit in it. */
function numbersOf(at: number): readonly string[] {
  return [0, 1, 2].flatMap((more) => [
    `5140${at}70${more}0482`,
    `86${at}07${more}35790`,
    `88888${at}${more}739177155`,
    `08121${at}${more}74224`,
    `73${at}5${more}919`,
  ]);
}

export const cast: readonly Actor[] = customers.map((customer, at) => ({
  id: 6_000_000_001 + at,
  is_bot: false,
  first_name: `Agen ${at + 1}`,
  username: `agen_${at + 1}`,
  ...(languages[at] === undefined ? {} : { language_code: languages[at] }),
  ...(roles[at] === undefined ? {} : { role: roles[at] }),
  numbers: numbersOf(at),
  customer,
}));

export const opsRoom: Room = { id: -1_002_000_000_001, type: "supergroup", title: "Operasional" };
export const groups: readonly Room[] = [
  { id: -1_002_000_000_002, type: "supergroup", title: "Agen Loket" },
  { id: -4_000_000_003, type: "group", title: "Agen <b>Pasar</b> & kawan" },
];
const channel: Room = { id: -1_002_000_000_009, type: "channel", title: "Kabar" };
export const rooms: readonly Room[] = [opsRoom, ...groups, channel];

export function privateRoom({ id }: Pick<Actor, "id">): Room {
  return { id, type: "private" };
}

/** As Telegram tells of them. */
export function userOf({ role: _, numbers: __, customer: ___, ...user }: Actor) {
  return user;
}

/** The customer of a number; nobody's numbers are nobody's. */
export function customerOf(account: string): string {
  return cast.find(({ numbers }) => numbers.includes(account))?.customer ?? "SIAPA SAJA";
}
