import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Address, Messenger } from "../desk/messenger.ts";
import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import type { Membership, WrittenDeed } from "./membership.ts";
import type { AccessRequest, AccessRequests } from "./request.ts";
import { who } from "./who.ts";

export type RequestOptions = {
  readonly requests: AccessRequests;
  readonly membership: Pick<Membership, "letInAs" | "memberOf" | "admit">;
  readonly messenger: Pick<Messenger, "send">;
  /** The operations group, where there is one, and its language. */
  readonly ops: () => Promise<{ readonly address: Address; readonly words: Words } | undefined>;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly write: (deed: WrittenDeed) => Promise<void>;
  readonly newHandle: () => string;
  readonly clock: () => number;
};

/** The group is not to drown in them, however many strangers there are. */
const mostInAnHour = 30;
const hour = 60 * 60 * 1000;

/** A stranger asks to be let in, and somebody in the operations group answers by a button. */
export function requestDesk(options: RequestOptions): DeskPart {
  const { requests, membership, messenger, ops, words: all, write, newHandle, clock } = options;
  let passedOn: readonly number[] = [];

  async function ask({ person, words }: DeskRequest): Promise<DeskReply> {
    const { html, plain, locale } = words;
    const own = await membership.letInAs(person.id);
    if (own !== undefined) return { toast: plain(own === "suspended" ? own : "access.already-toast") };
    passedOn = passedOn.filter((at) => clock() - at < hour);
    const group = await ops();
    if (group === undefined || passedOn.length >= mostInAnHour) return { toast: plain("access.request.busy") };
    const { name, username } = person;
    const request = { handle: newHandle(), name, ...(username === undefined ? {} : { username }), locale };
    if (!(await requests.put(person.id, request, 1))) return { toast: plain("access.request.again") };
    passedOn = [...passedOn, clock()];
    if (!(await passOn(person.id, request, group))) return { toast: plain("access.request.busy") };
    await write({ deed: "requested", by: request.handle });
    return { html: html("access.request.sent") };
  }

  /** What nobody was told of is no request. */
  async function passOn(
    person: number,
    request: AccessRequest,
    { address, words: { html, plain } }: { readonly address: Address; readonly words: Words },
  ): Promise<boolean> {
    const row = [
      { text: plain("access.button.approve"), press: `approve:${person}` },
      { text: plain("access.button.decline"), press: `decline:${person}` },
    ];
    const text = html("access.request.to-ops", { who: who(request), id: person });
    const sent = await messenger.send(address, { html: text, rows: [row] });
    if (sent.kind !== "sent") await requests.remove(person);
    return sent.kind === "sent";
  }

  function answer(as: "approved" | "declined") {
    return async ({ person: by, words, text }: DeskRequest): Promise<DeskReply> => {
      const { html, plain } = words;
      const person = Number(text);
      const known = Number.isSafeInteger(person) ? await requests.get(person) : undefined;
      const isOpen = known !== undefined && known.request.answer === undefined;
      if (!isOpen || !(await requests.put(person, { ...known.request, answer: as }, known.revision + 1))) {
        return { toast: plain("access.request.gone") };
      }
      const { request } = known;
      const { handle } = await membership.memberOf(by);
      if (as === "approved") await letIn(person, request, handle);
      await write({ deed: as, by: handle, whom: request.handle, ...(as === "approved" ? { role: "agent" } : {}) });
      await messenger.send({ chat: person }, { html: told(as, request) });
      return { html: html(`access.request.${as}`, { who: who(request), by: who(by) }) };
    };
  }

  async function letIn(id: number, { handle, name, username }: AccessRequest, by: string): Promise<void> {
    const person = { id, name, ...(username === undefined ? {} : { username }) };
    await membership.admit(person, "agent", by, handle);
  }

  function told(as: "approved" | "declined", { locale }: AccessRequest): string {
    const { html } = all[locale];
    return as === "declined"
      ? html("access.told.declined")
      : `${html("access.told.approved")}\n\n${html("access.hint")}`;
  }

  return {
    presses: {
      "ask-access": { least: "anybody", run: ask },
      approve: { least: "ops", run: answer("approved") },
      decline: { least: "ops", run: answer("declined") },
    },
  };
}
