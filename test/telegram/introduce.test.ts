import { Api } from "grammy";
import { describe, expect, test } from "vitest";
import { allWords } from "../../src/i18n/words.ts";
import { opsMenu } from "../../src/ops/ops-commands.ts";
import { introduce, introduceToOps } from "../../src/telegram/introduce.ts";
import { agents, startPlayground, token } from "../playground/start-playground.ts";
import { recordedApi } from "../support/recorded-api.ts";

const words = allWords("Asia/Jakarta");

async function introduced(defaultLocale: "id" | "en") {
  const { url } = await startPlayground();
  const api = new Api(token, { apiRoot: url });
  await introduce(api, words, defaultLocale);
  return api;
}

const names = (commands: readonly { readonly command: string }[]) => commands.map(({ command }) => command).join(" ");
const indonesian = "start cek terakhir batal bahasa bantuan";
const english = "start check last cancel language help";

describe("the bot introduces itself", () => {
  test.each([
    ["id", indonesian],
    ["en", english],
  ] as const)("by its commands in %s", async (language_code, expected) => {
    const api = await introduced("id");
    const commands = await api.getMyCommands({ language_code });
    expect(names(commands)).toBe(expected);
    expect(commands.map(({ description }) => description)).toContain(words[language_code].plain("command.check"));
  });

  test.each([
    ["id", indonesian],
    ["en", english],
  ] as const)("to everybody else in the default language, %s", async (locale, expected) => {
    const api = await introduced(locale);
    expect(names(await api.getMyCommands())).toBe(expected);
  });

  test.each([
    ["id", `${indonesian} kuota privasi hapusdata`],
    ["en", `${english} quota privacy deletedata`],
  ] as const)("in private chats also by what people may ask about themselves, in %s", async (locale, expected) => {
    const api = await introduced(locale);
    const scope = { type: "all_private_chats" } as const;
    expect(names(await api.getMyCommands({ scope, language_code: locale }))).toBe(expected);
    expect(names(await api.getMyCommands({ scope }))).toBe(expected);
  });

  test.each([
    ["id", `${indonesian} tampilan`],
    ["en", `${english} display`],
  ] as const)("to who looks after a group also by what they may choose there, in %s", async (locale, expected) => {
    const { api, calls } = recordedApi();
    await introduce(api, words, "id");
    const scope = { type: "all_chat_administrators" };
    const told = calls.filter(([, { language_code }]) => language_code === locale).map(([, payload]) => payload);
    const [forAdmins] = told.filter((payload) => JSON.stringify(payload.scope) === JSON.stringify(scope));
    expect(names(forAdmins?.commands as { command: string }[])).toBe(expected);
  });

  test.each([
    ["id", "status provider produk pengumuman lacak agen undang audit bahasa bantuan"],
    ["en", "status provider product announce trace agents invite audit language help"],
  ] as const)("in the operations group alone by its commands, in %s", async (locale, expected) => {
    const api = await introduced(locale);
    await introduceToOps(api, agents.id, { id: opsMenu(words.id), en: opsMenu(words.en) }, locale);
    const scope = { type: "chat", chat_id: agents.id } as const;
    expect(names(await api.getMyCommands({ scope, language_code: locale }))).toBe(expected);
    expect(names(await api.getMyCommands({ scope }))).toBe(expected);
    expect(names(await api.getMyCommands({ scope: { type: "all_private_chats" } }))).not.toContain("status");
  });

  test("by what it is, in every language", async () => {
    const { api, calls } = recordedApi();
    await introduce(api, words, "en");
    const said = calls.flatMap(([method, { language_code, short_description, description }]) =>
      method === "setMyCommands" ? [] : [[method, language_code, short_description ?? description]],
    );
    const { id, en } = words;
    expect(said).toEqual([
      ["setMyShortDescription", "id", id.plain("about.short")],
      ["setMyDescription", "id", id.plain("about.long")],
      ["setMyShortDescription", "en", en.plain("about.short")],
      ["setMyDescription", "en", en.plain("about.long")],
      ["setMyShortDescription", undefined, en.plain("about.short")],
      ["setMyDescription", undefined, en.plain("about.long")],
    ]);
  });
});
