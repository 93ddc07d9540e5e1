import { createHash, createHmac, randomBytes } from "node:crypto";
import { admitting } from "../access/admitting.ts";
import type { AuditedAccess } from "../access/audit.ts";
import { readClaim } from "../access/claim.ts";
import { claimDesk, newClaim } from "../access/claim-desk.ts";
import { guardDesk } from "../access/guard-desk.ts";
import { guardRules, type Suspicion } from "../access/guard-rules.ts";
import { readInvite } from "../access/invite.ts";
import { inviteDesk } from "../access/invite-desk.ts";
import { lastMet } from "../access/last-met.ts";
import type { Member, Members, Standing } from "../access/member.ts";
import { membersDesk } from "../access/members-desk.ts";
import { type Membership, membership, type WrittenDeed } from "../access/membership.ts";
import { isCounted, quotaOf } from "../access/quota.ts";
import { quotaDesk } from "../access/quota-desk.ts";
import { readMember } from "../access/read-member.ts";
import { readAccessRequest } from "../access/request.ts";
import { requestDesk } from "../access/request-desk.ts";
import type { AccessRules } from "../access/standing-of.ts";
import { readUsage, unused } from "../access/usage.ts";
import { users } from "../access/users.ts";
import type { LimitsConfig } from "../config/limits.ts";
import type { DeskPart, DeskPerson } from "../desk/desk.ts";
import type { Address, Messenger } from "../desk/messenger.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import type { Inquire } from "../inquiry/answer.ts";
import { accessRequests } from "../storage/access-requests.ts";
import { claims } from "../storage/claims.ts";
import { invites } from "../storage/invites.ts";
import { members } from "../storage/members.ts";
import { secret } from "../storage/secret.ts";
import type { Store } from "../storage/store-from-url.ts";
import { usageBook } from "../storage/usage.ts";
import { later } from "./later.ts";

export type AccessOptions = {
  readonly rules: AccessRules;
  readonly limits: LimitsConfig;
  readonly messenger: Messenger;
  /** The operations group, where there is one. */
  readonly ops: () => Address | undefined;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly defaultLocale: Locale;
  /** The language that a person, or the operations group, has chosen. */
  readonly localeOf: (of: number) => Promise<Locale | undefined>;
  /** Writes into the audit. */
  readonly note: (deed: AuditedAccess & { readonly by: string }) => Promise<void>;
  /** Ends what runs for a person, and keeps nothing of their conversations. */
  readonly forget: (person: number) => Promise<void>;
  /** Somebody may be looking people up, or somebody has dealt with that. */
  readonly suspected: (handle: string, suspicion: Suspicion) => void;
  readonly settled: (handle: string) => void;
  readonly botName: string;
  readonly randomName: (length: number) => string;
  readonly failed: (during: string, error: unknown) => void;
};

export type OpenAccess = {
  readonly standing: (person: number) => Promise<Standing>;
  readonly membership: Membership;
  readonly members: Members;
  /** In which language somebody is written to who has not asked just now. */
  readonly languageOf: (person: number) => Promise<Locale>;
  /** Of the members those who may use the bot now. */
  readonly users: Pick<Members, "all" | "get">;
  readonly parts: readonly DeskPart[];
  /** What is kept of somebody here, but that they are suspended. */
  readonly erase: (person: number) => Promise<void>;
  /** The handle of who asks, who is known from then on; empty of who has had everything deleted since. */
  readonly handleOf: (person: number) => Promise<string>;
  /** How somebody is called, as their update tells it. */
  readonly met: (person: DeskPerson) => void;
  readonly admitting: (inquire: Inquire) => Inquire;
  /** A link that makes whoever opens it first the owner; there while there is none. */
  readonly claimLink: () => Promise<string | undefined>;
};

/** After these nobody needs to look at somebody any more. */
const dealsWith: ReadonlySet<WrittenDeed["deed"]> = new Set(["allowed", "suspended", "removed"]);
/** Enough to tell the numbers of one person apart. */
const hashLetters = 11;

/** Who may use the bot, and how much. */
export async function openAccess(store: Store, options: AccessOptions): Promise<OpenAccess> {
  const { rules, limits, messenger, ops, words, defaultLocale, localeOf, note, forget, randomName, failed } = options;
  const clock = Date.now;
  // Letters first: no handle is taken for a Telegram id.
  const newHandle = () => `U${randomName(9)}`;
  const write = async (deed: WrittenDeed) => {
    await note({ kind: "access", ...deed });
    if (deed.whom !== undefined && dealsWith.has(deed.deed)) options.settled(deed.whom);
  };
  const kept = members(store, readMember, clock);
  const hash = keyedHash(await secret(store, "guard", randomBytes));
  const book = usageBook(store, { readUsage, unused, keyOf: (person) => hash(`person ${person}`) });
  const requests = accessRequests(store, readAccessRequest);
  const own = membership({ members: kept, rules, clock, newHandle, write, forget });
  /** What they have chosen, else what their Telegram speaks. */
  const languageOf = async (of: number) => (await localeOf(of)) ?? (await kept.get(of))?.member.speaks ?? defaultLocale;
  const wordsOf = async (of: number) => words[await languageOf(of)];
  const tell = async (person: number, text: (words: Words) => string) => {
    await messenger.send({ chat: person }, { html: text(await wordsOf(person)) });
  };
  const opsGroup = async () => {
    const address = ops();
    return address && { address, words: await wordsOf(address.chat) };
  };
  const names = lastMet();
  const memberOf = async (person: number): Promise<Member | undefined> => {
    const met = names.of(person);
    return met && own.memberOf(met);
  };
  const linkTo = (payload: string) => `https://t.me/${options.botName}?start=${payload}`;
  const claiming = {
    claims: claims(store, readClaim),
    members: kept,
    adminIds: rules.adminIds,
    clock,
    hashed: (token: string) => createHash("sha256").update(token).digest("base64url"),
  };
  const common = { membership: own, members: kept, rules, write, tell, clock, book, newHandle, messenger, words };
  const { quota, isGuarded, holdMs } = limits;
  const checksToday = async (person: number) =>
    isCounted(quota, isGuarded) ? quotaOf((await book.get(person)).usage, quota, clock()).day.used : undefined;

  return {
    standing: own.standing,
    membership: own,
    members: kept,
    users: users(kept, rules),
    languageOf,
    erase: async (person) => {
      await requests.remove(person);
      names.forget(person);
      await own.erase(person);
    },
    parts: [
      inviteDesk({ ...common, invites: invites(store, readInvite), random: randomName, linkTo }),
      claimDesk({ ...common, ...claiming }),
      requestDesk({ ...common, requests, ops: opsGroup }),
      membersDesk({ ...common, checksToday }),
      quotaDesk({ ...common, quota, isGuarded }),
      guardDesk(common),
    ],
    handleOf: async (person) => (await memberOf(person))?.handle ?? "",
    met: names.met,
    admitting: (inquire) =>
      admitting(inquire, {
        book,
        standing: own.standing,
        quota,
        ...(isGuarded && { rules: guardRules }),
        hashed: (account) => hash(`number ${account}`).slice(0, hashLetters),
        holdMs,
        clock,
        later,
        suspected: (person, { suspicion }) => {
          memberOf(person).then(
            (member) => member && options.suspected(member.handle, suspicion),
            (error: unknown) => failed("access", error),
          );
        },
        failed: (error) => failed("access", error),
      }),
    claimLink: async () => {
      const token = await newClaim(claiming, randomName);
      return token === undefined ? undefined : linkTo(`c_${token}`);
    },
  };
}

function keyedHash(key: Buffer): (text: string) => string {
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}
