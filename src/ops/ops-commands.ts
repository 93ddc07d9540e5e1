import type { Words } from "../i18n/words.ts";

/** The commands of the operations group, as its menu and its help list them: the most used first. */
export const opsCommands = [
  { id: "status", en: "status", says: "ops-command.status" },
  { id: "provider", en: "provider", says: "ops-command.provider" },
  { id: "produk", en: "product", says: "ops-command.product" },
  { id: "pengumuman", en: "announce", says: "ops-command.announce" },
  { id: "lacak", en: "trace", says: "ops-command.trace" },
  { id: "agen", en: "agents", says: "ops-command.members" },
  { id: "undang", en: "invite", says: "ops-command.invite" },
  { id: "audit", en: "audit", says: "ops-command.audit" },
  { id: "bahasa", en: "language", says: "ops-command.language" },
  { id: "bantuan", en: "help", says: "ops-command.help" },
] as const;

/** As Telegram takes them, and as help lists them. */
export function opsMenu({
  plain,
  locale,
}: Words): readonly { readonly command: string; readonly description: string }[] {
  return opsCommands.map(({ says, ...names }) => ({ command: names[locale], description: plain(says) }));
}
