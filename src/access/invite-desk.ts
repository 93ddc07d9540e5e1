import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Invite, Invites } from "./invite.ts";
import { mayInvite } from "./may-change.ts";
import type { Membership, WrittenDeed } from "./membership.ts";
import { readInvitation } from "./read-invitation.ts";
import { isAtLeast } from "./role.ts";

export type InviteOptions = {
  readonly invites: Invites;
  readonly membership: Pick<Membership, "memberOf" | "handleOf" | "letInAs" | "admit">;
  readonly write: (deed: WrittenDeed) => Promise<void>;
  readonly clock: () => number;
  /** Letters of which nobody guesses 26. */
  readonly random: (length: number) => string;
  /** The address that opens the bot with this payload. */
  readonly linkTo: (payload: string) => string;
};

/** 130 bits, and with its letter well within the 64 characters that a link of Telegram may carry. */
const tokenLength = 26;

/** Owners and ops let somebody in by a link that works once. */
export function inviteDesk(options: InviteOptions): DeskPart {
  const { invites, membership, write, clock, random, linkTo } = options;

  async function invite({ person, role: own, chat, words, text }: DeskRequest): Promise<DeskReply> {
    const { html, time } = words;
    const wanted = readInvitation(text);
    if (wanted === undefined) return { html: html("access.invite.usage") };
    const { role, lifeMs } = wanted;
    if (!mayInvite(own, role)) return { html: html("access.invite.too-high") };
    // Others read along in the group, and the first to open it would be ops.
    if (role !== "agent" && chat.kind !== "private") return { html: html("access.invite.in-private") };
    const { handle: by } = await membership.memberOf(person);
    const token = random(tokenLength);
    const until = clock() + lifeMs;
    if (!(await invites.put(token, { role, by, until }, 1))) throw new Error("an invitation has a token that is taken");
    await write({ deed: "invited", by, role });
    return {
      html: html("access.invite.made", {
        role: words.plain(`access.role.${role}`),
        until: time(until),
        link: linkTo(`i_${token}`),
      }),
    };
  }

  async function open(request: DeskRequest): Promise<DeskReply> {
    const { person, words, text: token } = request;
    const { html } = words;
    const own = await membership.letInAs(person.id);
    if (own === "suspended") return { html: html("suspended") };
    const known = await invites.get(token);
    const why = whyNot(known?.invite, await membership.handleOf(person.id));
    if (known !== undefined && why === undefined && !isAtLeast(own, known.invite.role)) {
      return comeIn(request, known.invite, known.revision);
    }
    return { html: html(own === undefined ? `access.invite.${why ?? "unknown"}` : "access.already") };
  }

  function whyNot(invite: Invite | undefined, handle: string | undefined) {
    if (invite === undefined) return "unknown";
    // Whoever has used it and yet is not in was cut off in the middle of it.
    if (invite.used !== undefined) return invite.used === handle ? undefined : "used";
    return clock() < invite.until ? undefined : "expired";
  }

  async function comeIn(request: DeskRequest, found: Invite, revision: number): Promise<DeskReply> {
    const { person, words, text: token } = request;
    const { html, plain } = words;
    const { handle } = await membership.memberOf(person);
    // Whoever was a moment earlier has it: then it is looked at again.
    if (!(await invites.put(token, { ...found, used: handle }, revision + 1))) return open(request);
    await membership.admit(person, found.role, found.by);
    await write({ deed: "joined", by: handle, whom: handle, role: found.role });
    const role = plain(`access.role.${found.role}`);
    const hint = found.role === "agent" ? "access.hint" : "access.hint-ops";
    return { html: `${html("access.welcome", { name: person.name, role })}\n\n${html(hint)}` };
  }

  return {
    commands: [{ names: ["undang", "invite"], least: "ops", where: "desk", run: invite }],
    links: { i: open },
  };
}
