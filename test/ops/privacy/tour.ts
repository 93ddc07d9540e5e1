import type { Chat } from "../../support/chat.ts";
import type { Partner } from "../../support/chat-partner.ts";
import { routing } from "../../support/routed-chat.ts";

/** Answers are remembered and checks are counted, as they are in earnest. */
export const inEarnest = {
  routing: { ...routing, times: { bill: 60_000, alreadyPaid: 60_000, unknownAccount: 60_000 } },
  perPerson: { quota: { perMinute: 100, perDay: 1_000 }, isGuarded: true, holdMs: 0 },
};

/** Numbers that an agent asks for, each at another place and with another end. */
export const asked = {
  bill: "514040400482",
  inGroup: "533512366386",
  /** The sandbox never answers to it. */
  unfinished: "540000000030",
  /** Answered after five seconds, when its person has gone on. */
  late: "550000000005",
  family: "8888801433177155",
  typed: "085700001234",
};

/** All that an agent leaves behind: languages, bills in private and in a group, an answer to come and one that never comes. */
export async function usesBot(agent: Partner, chat: Chat): Promise<void> {
  const group = chat.inGroup(agent);
  await agent.says("/bahasa");
  await agent.presses("English");
  await agent.says("/bahasa");
  await agent.presses("Bahasa Indonesia");
  await group.says(`/cek pln pascabayar ${asked.inGroup}`);
  await agent.says(`bpjs kesehatan ${asked.family}`, "1");
  await agent.says(`pln pascabayar ${asked.bill}`);
  await agent.writes(`pln pascabayar ${asked.late}`);
  await agent.sees(asked.late);
  await agent.writes(`/cek pln pascabayar ${asked.unfinished}`);
  await agent.sees(asked.unfinished);
  await agent.writes(`/cek gopay ${asked.typed}`);
  await agent.sees(asked.typed);
}

/** Does not wait for what never ends. */
export async function deletesAll(person: Partner): Promise<void> {
  await person.writes("/hapusdata");
  await person.sees("Hapus semua data Anda?");
  await person.looks();
  await person.taps("Ya, hapus semua");
  await person.sees("semua data Anda dihapus");
}
