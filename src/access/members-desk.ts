import type { DeskButton, DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import { findMember } from "./find-member.ts";
import { type Deed, mayChange } from "./may-change.ts";
import type { Members } from "./member.ts";
import { type Listed, memberList, nameOf } from "./member-list.ts";
import type { Membership } from "./membership.ts";
import { type Role, roles } from "./role.ts";
import { type AccessRules, roleOf } from "./standing-of.ts";

export type MembersDeskOptions = {
  readonly members: Members;
  readonly rules: AccessRules;
  readonly membership: Membership;
  /** Says something to a person, in their language. */
  readonly tell: (person: number, text: (words: Words) => string) => Promise<void>;
  /** How often they have checked today; undefined where nobody counts. */
  readonly checksToday: (person: number) => Promise<number | undefined>;
};

const onAPage = 8;

type Target = Listed & Required<Pick<Listed, "member">>;

/** Who uses the bot, and what they may do. */
export function membersDesk(options: MembersDeskOptions): DeskPart {
  const { members, rules, membership, tell, checksToday } = options;

  async function list({ words, text }: DeskRequest): Promise<DeskReply> {
    const all = await memberList(members, rules);
    const pages = Math.max(1, Math.ceil(all.length / onAPage));
    const page = Math.min(/^\d{1,6}$/.test(text) ? Number(text) : 0, pages - 1);
    const shown = all.slice(page * onAPage, (page + 1) * onAPage);
    return {
      html: words.html("access.list", { count: all.length }),
      rows: [
        ...shown.map((one) => [{ text: labelOf(one, words), press: `member:${one.person}` }]),
        turning(page, pages, words),
      ].filter((row) => row.length > 0),
    };
  }

  async function targetOf(text: string): Promise<Target | undefined> {
    const found = await findMember(members, text);
    const role = found && roleOf(found.person, rules, found.member);
    return found && role && { ...found, role };
  }

  async function show(request: DeskRequest): Promise<DeskReply> {
    const target = await targetOf(request.text);
    return target === undefined ? nobody(request) : details(request, target);
  }

  async function details({ person, role, words }: DeskRequest, target: Target): Promise<DeskReply> {
    const { html, plain, time } = words;
    const { member } = target;
    const may = (deed: Deed) => mayChange({ person: person.id, role }, target, deed, rules.adminIds) === "yes";
    const inviter = member.by === undefined ? undefined : await findMember(members, member.by);
    const count = await checksToday(target.person);
    const lines = [
      html("access.member.name", { name: member.name }),
      html("access.member.id", { id: target.person }),
      member.username !== undefined && html("access.member.username", { username: member.username }),
      html("access.member.role", { role: plain(`access.role.${target.role}`) }),
      html("access.member.since", { time: time(member.since) }),
      inviter !== undefined &&
        inviter.person !== target.person &&
        html("access.member.by", { name: inviter.member.name }),
      count !== undefined && html("access.member.today", { count }),
      member.isSuspended === true && html("access.member.suspended"),
    ];
    return { html: lines.filter(Boolean).join("\n"), rows: buttonsOf(target, may, words) };
  }

  /** Does something to somebody, where that may be done, and shows them again. */
  function change(deed: Deed, run: (target: Target, by: string) => Promise<boolean>, said: (words: Words) => string) {
    return async (request: DeskRequest): Promise<DeskReply> => {
      const { person, role, words, text } = request;
      const [whom = ""] = text.split(" ");
      const target = await targetOf(whom);
      if (target === undefined) return nobody(request);
      const may = mayChange({ person: person.id, role }, target, deed, rules.adminIds);
      if (may !== "yes") return { toast: words.plain(`access.may-not.${may}`) };
      const { handle } = await membership.memberOf(person);
      if (await run(target, handle)) await tell(target.person, said);
      // A button under something else than the list leaves that as it is.
      if (whom === target.member.handle) return { toast: words.plain(`access.done.${deed}`, { name: nameOf(target) }) };
      const after = await targetOf(whom);
      return after === undefined ? list({ ...request, text: "0" }) : details(request, after);
    };
  }

  async function confirm(request: DeskRequest): Promise<DeskReply> {
    const target = await targetOf(request.text);
    if (target === undefined) return nobody(request);
    const { html, plain } = request.words;
    const isOpen = rules.access === "open";
    return {
      html: html(isOpen ? "access.remove.sure-open" : "access.remove.sure", { name: nameOf(target) }),
      rows: [
        [{ text: plain("access.button.remove-yes"), press: `remove-yes:${target.person}` }],
        [{ text: plain("button.back"), press: `member:${target.person}` }],
      ],
    };
  }

  async function changeRole(request: DeskRequest): Promise<DeskReply> {
    const role = roles.find((one) => one === request.text.split(" ")[1]);
    if (role === undefined) return chooseRole(request);
    const said = ({ html, plain }: Words) => {
      const told = html("access.told.role-changed", { role: plain(`access.role.${role}`) });
      return role === "agent" ? told : `${told}\n\n${html("access.hint-ops")}`;
    };
    return change("change-role", ({ person }, by) => membership.changeRole(person, role, by), said)(request);
  }

  async function chooseRole(request: DeskRequest): Promise<DeskReply> {
    const target = await targetOf(request.text);
    if (target === undefined) return nobody(request);
    const { html, plain } = request.words;
    const choice = (role: Role): DeskButton => ({
      text: `${role === target.role ? "✅ " : ""}${plain(`access.role.${role}`)}`,
      press: `role:${target.person} ${role}`,
    });
    return {
      html: html("access.choose-role", { name: nameOf(target) }),
      rows: [roles.map(choice), [{ text: plain("button.back"), press: `member:${target.person}` }]],
    };
  }

  return {
    commands: [
      { names: ["agen", "agents"], least: "ops", where: "desk", run: (request) => list({ ...request, text: "0" }) },
    ],
    presses: {
      members: { least: "ops", run: list },
      member: { least: "ops", run: show },
      suspend: {
        least: "ops",
        run: change(
          "suspend",
          ({ person }, by) => membership.suspend(person, by),
          ({ html }) => html("suspended"),
        ),
      },
      restore: {
        least: "ops",
        run: change(
          "restore",
          ({ person }, by) => membership.restore(person, by),
          ({ html }) => html("access.told.restored"),
        ),
      },
      remove: { least: "ops", run: confirm },
      "remove-yes": {
        least: "ops",
        run: change(
          "remove",
          ({ person }, by) => membership.remove(person, by),
          ({ html }) => html("access.told.removed"),
        ),
      },
      role: { least: "owner", run: changeRole },
    },
  };
}

function nobody({ words }: DeskRequest): DeskReply {
  return { toast: words.plain("access.nobody") };
}

function labelOf(one: Listed, { plain }: Words): string {
  const role = one.member?.isSuspended === true ? "suspended" : one.role;
  return plain(`access.label.${role}`, { name: nameOf(one) });
}

function turning(page: number, pages: number, { plain }: Words): readonly DeskButton[] {
  const to = (other: number, direction: "previous" | "next"): readonly DeskButton[] =>
    other < 0 || other >= pages
      ? []
      : [{ text: plain(`button.page-${direction}`, { page: other + 1, pages }), press: `members:${other}` }];
  return [...to(page - 1, "previous"), ...to(page + 1, "next")];
}

function buttonsOf({ person, member }: Target, may: (deed: Deed) => boolean, { plain }: Words) {
  const stop = member.isSuspended === true ? "restore" : "suspend";
  const button = (deed: Deed, press: "suspend" | "restore" | "role" | "remove"): readonly DeskButton[] =>
    may(deed) ? [{ text: plain(`access.button.${press}`), press: `${press}:${person}` }] : [];
  return [
    [...button(stop, stop), ...button("change-role", "role")],
    button("remove", "remove"),
    [{ text: plain("access.button.members"), press: "members:0" }],
  ].filter((row) => row.length > 0);
}
