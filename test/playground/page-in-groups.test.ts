import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlaygroundGroup } from "../../src/playground/playground-options.ts";
import { installedChromium } from "./chromium.ts";
import { openPlaygroundPage } from "./open-playground-page.ts";
import { buttons } from "./script-bot.ts";
import { agents, bot as botUser, budi, sari } from "./start-playground.ts";

const launch = installedChromium();

const article = (page: Page, text: string | RegExp) => page.getByRole("article").filter({ hasText: text });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const menuItem = (page: Page, name: string) => page.getByRole("menuitem", { name, exact: true });
const input = (page: Page) => page.getByRole("textbox", { name: /^(Pesan|Message)$/ });

describe.skipIf(launch === undefined)("the page of a group", { timeout: 30_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch(launch ?? {});
  });
  afterAll(() => browser?.close());

  async function openGroup(person: { readonly id: number } = budi, group: PlaygroundGroup = agents, more = {}) {
    return openPlaygroundPage(browser, { path: `/#/${person.id}/${group.id}`, groups: [group], ...more });
  }

  test("shows what the person alone sees, in the place of the message, and marks it", async () => {
    const { local, page, bot } = await openGroup();
    await bot.say(agents.id, "IND** PUT**", buttons(["All"]));
    await button(page, "All").click();
    const query = await bot.hear("callback_query");

    const ephemeral = { receiver_user_id: budi.id, callback_query_id: query.id, replace_callback_query_message: true };
    await bot.say(agents.id, "INDRA PUTRA", { ephemeral_message_parameters: ephemeral, ...buttons(["More"]) });
    await bot.answer(query);

    await article(page, "INDRA PUTRA").filter({ hasText: "Hanya Anda yang melihat ini" }).waitFor();
    expect(await article(page, "IND** PUT**").count()).toBe(0);
    await button(page, "More").click();
    const { id, message } = await bot.hear("callback_query");
    await local.result("answerCallbackQuery", { callback_query_id: id });
    const target = {
      chat_id: agents.id,
      receiver_user_id: budi.id,
      ephemeral_message_id: message.ephemeral_message_id,
    };
    await local.result("editEphemeralMessageText", { ...target, text: "more of it" });
    await article(page, "more of it").waitFor();
    expect(await page.getByRole("article").count()).toBe(1);
    await local.result("deleteEphemeralMessage", target);
    await article(page, "more of it").waitFor({ state: "detached" });
  });

  test("shows a command that goes to the bot alone as such", async () => {
    const { local, page, bot } = await openGroup();
    await local.result("setMyCommands", { commands: [{ command: "cek", description: "x", is_ephemeral: true }] });
    await input(page).fill("/cek 1");
    await page.keyboard.press("Enter");
    await article(page, "/cek 1").filter({ hasText: "Hanya Anda dan bot yang melihat ini" }).waitFor();
    expect(await bot.hear("message")).toMatchObject({ message_id: 0, text: "/cek 1" });
  });

  test("opens a reply for whom the bot asks, also when the chat is opened later, until they have replied", async () => {
    const { page, bot } = await openGroup();
    const reply_markup = { force_reply: true, selective: true, input_field_placeholder: "12 digits" };
    const asked = await bot.say(agents.id, "@BUDI, which number?", { reply_markup });
    await bot.say(agents.id, "something else");
    await page.reload();
    const field = page.getByPlaceholder("12 digits");
    await field.fill("1");
    await page.keyboard.press("Enter");
    expect(await bot.hear("message")).toMatchObject({
      text: "1",
      reply_to_message: { message_id: asked.message_id },
    });
    await field.waitFor({ state: "detached" });
  });

  test("opens no reply for others", async () => {
    const { page, bot } = await openGroup(sari);
    await bot.say(agents.id, "@budi, which number?", { reply_markup: { force_reply: true, selective: true } });
    await article(page, "which number?").waitFor();
    expect(await page.locator("#context").isVisible()).toBe(false);
  });

  test("lets a protected message be neither copied nor saved", async () => {
    const { local, page, bot } = await openGroup(budi, agents, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await bot.say(agents.id, "bill <code>123</code>", { parse_mode: "HTML", protect_content: true });
    const file = new File(["a,b"], "audit.csv");
    await local.upload("sendDocument", "document", file, { chat_id: agents.id, protect_content: true });
    const locked = { name: "Dilindungi: tidak dapat disalin atau diteruskan" };
    await article(page, "bill").getByRole("img", locked).waitFor();
    await article(page, "bill").click({ button: "right" });
    await menuItem(page, "Balas").waitFor();
    expect(await menuItem(page, "Salin teks").count()).toBe(0);
    await page.keyboard.press("Escape");
    await article(page, "bill").getByRole("button", { name: /123/ }).click();
    await page.locator("#toast").filter({ hasText: "Dilindungi" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("");
    expect(await article(page, "audit.csv").getByRole("link").count()).toBe(0);
  });

  test("saves a file", async () => {
    const { local, page } = await openGroup();
    await local.upload("sendDocument", "document", new File(["a,b"], "audit.csv"), { chat_id: agents.id });
    const downloads = page.waitForEvent("download");
    await article(page, "3 B").getByRole("link").click();
    expect((await downloads).suggestedFilename()).toBe("audit.csv");
  });

  test.each([
    [
      "a button",
      { text: "x", reply_markup: { inline_keyboard: [[{ text: "Open", url: "https://t.me/echo_bot?start=a1" }]] } },
    ],
    ["a link", { text: '<a href="https://t.me/echo_bot?start=a1">Open</a>', parse_mode: "HTML" }],
    ["an address", { text: "t.me/echo_bot?start=a1 Open" }],
  ])("follows %s to the bot into the private chat", async (_, { text, ...more }) => {
    const { page, bot } = await openGroup();
    await bot.say(agents.id, text, more);
    await page.locator("#messages").getByRole("link").click();
    expect(await bot.hear("message")).toMatchObject({ text: "/start a1", chat: { type: "private" } });
    await article(page, "/start a1").waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${budi.id}/${budi.id}`);
  });

  test("follows an answer's link to the bot", async () => {
    const { page, bot } = await openGroup();
    await bot.say(agents.id, "x", buttons(["Open"]));
    await button(page, "Open").click();
    await bot.answer(await bot.hear("callback_query"), { url: "t.me/echo_bot?start=a1" });
    await article(page, "/start a1").waitFor();
  });

  test("adds the bot, with its commands, and removes it", async () => {
    const foreign = { ...agents, without_bot: true };
    const { local, page, bot } = await openGroup(sari, foreign, { locale: "en" });
    await local.result("setMyCommands", { commands: [{ command: "cek", description: "x" }] });
    await page.getByText("group · the bot is not here").waitFor();
    expect(await button(page, "Menu").isVisible()).toBe(false);

    await button(page, "More").click();
    await menuItem(page, "Add the bot to the group").click();

    await page.getByText("Echo joined the group").first().waitFor();
    expect(await bot.hear("my_chat_member")).toMatchObject({ from: { id: sari.id } });
    await button(page, "Menu").waitFor();
    await button(page, "More").click();
    await menuItem(page, "Make the bot an admin").click();
    await button(page, "More").click();
    await menuItem(page, "Remove the bot from the group").click();
    await page.getByText("group · the bot is not here").waitFor();
  });

  test("lets one who is no admin only add it", async () => {
    const { page } = await openGroup(budi);
    await page.getByRole("heading", { name: "Agents" }).waitFor();
    expect(await button(page, "Lainnya").isVisible()).toBe(false);
  });

  test("stays open when a plain group becomes a supergroup", async () => {
    const plain = { ...agents, id: -4_000_000_001, type: "group" as const, admins: [botUser.id, sari.id] };
    const { page, bot } = await openGroup(sari, plain);
    await button(page, "More").click();
    await menuItem(page, "Turn into a supergroup").click();
    const { migrate_to_chat_id: moved } = await bot.hear("message");
    await article(page, "This group is a supergroup now").waitFor();
    expect(new URL(page.url()).hash).toBe(`#/${sari.id}/${moved}`);
    await bot.say(Number(moved), "here again");
    await article(page, "here again").waitFor();
  });
});
