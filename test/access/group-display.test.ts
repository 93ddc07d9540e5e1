import { describe, expect, test } from "vitest";
import type { Group } from "../../src/access/group.ts";
import { groupDisplay } from "../../src/access/group-display.ts";
import type { DeskRequest } from "../../src/desk/desk.ts";
import { locales } from "../../src/domain/locale.ts";
import { allWords } from "../../src/i18n/words.ts";

const words = allWords("Asia/Jakarta");
const { plain, html } = words.id;

/** A group in which somebody asks. */
function asking(more: Partial<DeskRequest> & { readonly admin?: boolean } = {}, before: Group["detail"] = "masked") {
  const { admin = true, ...rest } = more;
  const chosen = new Map<number, Group>([[-100, { detail: before }]]);
  const part = groupDisplay({
    get: async (chat) => chosen.get(chat) ?? { detail: "masked" },
    set: async (chat, group) => void chosen.set(chat, group),
  });
  const request: DeskRequest = {
    person: { id: 11, name: "Sari" },
    role: "agent",
    chat: { id: -100, kind: "group" },
    words: words.id,
    text: "",
    isChatAdmin: async () => admin,
    ...rest,
  };
  const [command] = part.commands ?? [];
  const press = part.presses?.display;
  if (command === undefined || press === undefined) throw new Error("the part is not whole");
  return { command, order: () => command.run(request), press: () => press.run(request), now: () => chosen.get(-100) };
}

describe("/tampilan", () => {
  test("is a command of groups, in both languages", () => {
    expect(asking().command).toMatchObject({ names: ["tampilan", "display"], where: "group" });
  });

  test.each(["masked", "full"] as const)(
    "tells an admin that bills are %s, and lets that be changed",
    async (detail) => {
      for (const locale of locales) {
        const { plain: say, html: tell } = words[locale];
        const { html: text, rows = [] } = await asking({ words: words[locale] }, detail).order();
        expect(text).toBe(tell(`display.now-${detail}`));
        const mark = (of: Group["detail"]) => (of === detail ? "✅ " : "");
        expect(rows).toEqual([
          [
            { text: `${mark("masked")}${say("display.masked")}`, press: "display:masked" },
            { text: `${mark("full")}${say("display.full")}`, press: "display:full" },
          ],
        ]);
      }
    },
  );

  test("is an admin's alone: an agent is told so, and somebody who is nobody to the bot is not answered", async () => {
    expect(await asking({ admin: false }).order()).toEqual({ html: html("display.admins-only") });
    expect(await asking({ admin: false, role: undefined }).order()).toEqual({});
  });

  test("is also for an admin who writes in the group's name, of whom nobody knows who it is", async () => {
    expect(await asking({ role: undefined }).order()).toMatchObject({ html: html("display.now-masked") });
  });
});

describe("its buttons", () => {
  test.each(["masked", "full"] as const)("choose %s, and the message says so from then on", async (detail) => {
    const { press, now } = asking({ text: detail }, detail === "full" ? "masked" : "full");
    expect(await press()).toMatchObject({
      html: html(`display.now-${detail}`),
      toast: plain(`display.chosen-${detail}`),
    });
    expect(now()).toEqual({ detail });
  });

  test.each<[string, Partial<DeskRequest> & { readonly admin?: boolean }, string]>([
    ["somebody else", { text: "full", admin: false }, plain("display.admins-only")],
    ["words that nobody wrote on them", { text: "everything" }, plain("toast.expired")],
    ["a private chat", { text: "full", chat: { id: 11, kind: "private" } }, plain("toast.expired")],
  ])("change nothing for %s", async (_, more, toast) => {
    const { press, now } = asking(more);
    expect(await press()).toEqual({ toast });
    expect(now()).toEqual({ detail: "masked" });
  });

  test("say what they have done in 200 characters at most", () => {
    for (const locale of locales) {
      for (const key of ["chosen-masked", "chosen-full", "admins-only"] as const) {
        expect(words[locale].plain(`display.${key}`).length).toBeLessThanOrEqual(200);
      }
      expect(words[locale].plain("toast.not-yours").length).toBeLessThanOrEqual(200);
    }
  });
});
