import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedChromium } from "./chromium.ts";
import { openPlaygroundPage } from "./open-playground-page.ts";
import { buttons } from "./script-bot.ts";
import { agents, budi, sari } from "./start-playground.ts";

const launch = installedChromium();
if (launch === undefined) {
  process.stderr.write(
    "The page is not tested: there is no Chromium here (apt install chromium, or set CHROMIUM_PATH)\n",
  );
}

const phone = { viewport: { width: 360, height: 740 } };

describe.skipIf(launch === undefined)("the page", { timeout: 30_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch(launch ?? {});
  });
  afterAll(() => browser?.close());

  /** The page of Budi's private chat with the bot. */
  const openPage = (options: BrowserContextOptions = {}, path = "/") =>
    openPlaygroundPage(browser, { ...options, path, help: "<p>Numbers that tell a story</p>" });

  /** The same, after Budi has pressed Start and the bot has heard it. */
  async function openStarted(options: BrowserContextOptions = {}) {
    const opened = await openPage(options, `/#/${budi.id}/${budi.id}`);
    await opened.page.getByRole("button", { name: "Mulai", exact: true }).click();
    await opened.bot.hear("message");
    await opened.page.getByRole("article").first().waitFor();
    return opened;
  }

  const input = (page: Page) => page.getByRole("textbox", { name: /^(Pesan|Message)$/ });
  const article = (page: Page, text: string | RegExp) => page.getByRole("article").filter({ hasText: text });
  const toast = (page: Page) => page.locator("#toast");
  const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 5_000 });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

  test("an empty private chat has a button that sends /start", async () => {
    const { page, bot } = await openPage();

    await page.getByRole("button", { name: "Mulai", exact: true }).click();

    expect(await bot.hear("message")).toMatchObject({ text: "/start", from: { id: budi.id } });
    await article(page, "/start").waitFor();
    expect(await input(page).isVisible()).toBe(true);
  });

  test("a pressed button is busy until the bot has answered, and the message changes in place", async () => {
    const { page, bot } = await openStarted();
    const menu = await bot.say(budi.id, "What to check?", buttons(["Power", "Water"], ["Back"]));
    const power = page.getByRole("button", { name: "Power" });

    await power.click();

    const query = await bot.hear("callback_query");
    expect(query).toMatchObject({ data: "Power", message: { message_id: menu.message_id } });
    expect(await power.getAttribute("aria-busy")).toBe("true");
    await bot.answer(query, { text: "Just a moment" });
    await toast(page).filter({ hasText: "Just a moment" }).waitFor();
    await eventually(() => power.getAttribute("aria-busy")).toBeNull();
    await bot.edit(menu, "Enter the number", buttons(["Back"]));
    await article(page, "Enter the number").filter({ hasText: "diedit" }).waitFor();
    expect(await page.getByRole("article").count()).toBe(2);
    expect(await power.count()).toBe(0);
  });

  test("an answer can be an alert, which Enter closes", async () => {
    const { page, bot } = await openStarted();
    await bot.say(budi.id, "Menu", buttons(["Old"]));
    await page.getByRole("button", { name: "Old" }).click();

    await bot.answer(await bot.hear("callback_query"), { text: "This menu has expired", show_alert: true });

    const alert = page.getByRole("dialog", { name: "Echo" });
    await alert.filter({ hasText: "This menu has expired" }).waitFor();
    await page.keyboard.press("Enter");
    await alert.waitFor({ state: "hidden" });
  });

  test("a copy button and a code both copy", async () => {
    const { page, bot } = await openStarted({ permissions: ["clipboard-read", "clipboard-write"] });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await bot.say(budi.id, "Number <code>524540566523</code>", {
      parse_mode: "HTML",
      reply_markup: { inline_keyboard: [[{ text: "Total", copy_text: { text: "25720" } }]] },
    });

    await page.getByRole("button", { name: "Total" }).click();
    await toast(page).filter({ hasText: "Disalin" }).waitFor();
    expect(await copied()).toBe("25720");

    await page.getByRole("button", { name: "Salin: 524540566523" }).click();
    await eventually(copied).toBe("524540566523");
  });

  test("that the bot types is shown until its message comes", async () => {
    const { local, page, bot } = await openStarted();
    const subtitle = page.locator("#chat-subtitle");

    await local.result("sendChatAction", { chat_id: budi.id, action: "typing" });
    await eventually(() => subtitle.textContent()).toBe("sedang mengetik");

    await bot.say(budi.id, "Here it is");
    await eventually(() => subtitle.textContent()).toBe("bot");
  });

  test("the command menu is filtered, walked and used by the keyboard alone", async () => {
    const { local, page, bot } = await openStarted();
    const commands = ["start", "check", "cancel"].map((command) => ({ command, description: `Does ${command}` }));
    await local.result("setMyCommands", { commands });
    await page.getByRole("button", { name: "Menu" }).waitFor();
    await input(page).focus();

    await page.keyboard.type("/c");
    await eventually(() => page.getByRole("option").count()).toBe(2);
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("option", { selected: true }).textContent()).toContain("/cancel");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    await page.keyboard.type("h");
    await page.keyboard.press("Enter");

    expect((await bot.hear("message")).text).toBe("/check");
    expect(await input(page).inputValue()).toBe("");
  });

  test("Enter sends, Shift and Enter begin a line, ArrowUp edits what was sent last", async () => {
    const { page, bot } = await openStarted();
    await input(page).focus();

    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    await page.keyboard.press("Enter");
    expect((await bot.hear("message")).text).toBe("one\ntwo");
    await article(page, "one").waitFor();

    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("!");
    await page.keyboard.press("Enter");
    expect((await bot.hear("edited_message")).text).toBe("one\ntwo!");
    await article(page, "two!").filter({ hasText: "diedit" }).waitFor();
  });

  test("the focus stays on a message's button when the message is edited", async () => {
    const { page, bot } = await openStarted();
    const menu = await bot.say(budi.id, "Page 1", buttons(["First"], ["Next"]));
    await page.getByRole("button", { name: "Next" }).focus();
    await page.keyboard.press("Enter");
    await bot.answer(await bot.hear("callback_query"));

    await bot.edit(menu, "Page 2", buttons(["Second"], ["After"]));

    await article(page, "Page 2").waitFor();
    expect(await focused(page)).toBe("After");
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe("Second");
  });

  test("on a phone the list and the chat are two views, and reload keeps where one is", async () => {
    const { page, bot } = await openPage(phone);
    const group = page.getByRole("link", { name: /Agents/ });
    await group.waitFor();
    expect(await page.getByRole("button", { name: "Mulai", exact: true }).isVisible()).toBe(false);

    await group.click();
    await page.getByRole("heading", { name: "Agents" }).waitFor();
    expect(await group.isVisible()).toBe(false);
    await page.reload();
    await page.getByRole("heading", { name: "Agents" }).waitFor();
    await bot.say(
      agents.id,
      "A line that is long enough to need more than the width of a phone",
      buttons(["a", "b", "c"]),
    );
    await article(page, "A line").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await page.getByRole("link", { name: "Kembali ke daftar chat" }).click();
    await group.waitFor();
  });

  test("every button and link of a chat is large enough for a thumb", async () => {
    const { page, bot } = await openStarted(phone);
    await bot.say(budi.id, "Menu", buttons(["Power", "Water"]));
    await page.getByRole("button", { name: "Power" }).waitFor();

    const small = await page.evaluate(() =>
      [...document.querySelectorAll("main button, main a.round, main textarea")]
        .map((node) => node.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (width < 44 || height < 44)),
    );

    expect(small).toEqual([]);
  });

  test("one can be another person, who has other chats and another language", async () => {
    const { page, bot } = await openStarted();
    await page.getByRole("button", { name: "Orang dan bahasa" }).click();
    await page.getByRole("link", { name: /Sari W/ }).click();

    await page.getByRole("button", { name: "Start", exact: true }).click();
    expect((await bot.hear("message")).from).toMatchObject({ id: sari.id, language_code: "en-GB" });

    await page.getByRole("button", { name: "Person and language" }).click();
    await page.getByRole("combobox", { name: "Language" }).selectOption("id");
    await page.getByRole("combobox", { name: "Bahasa" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Orang dan bahasa" }).waitFor();
  });

  test("in a group a reply reaches a bot with privacy mode, and a forced reply opens by itself", async () => {
    const { page, bot } = await openPage({}, `/#/${budi.id}/${agents.id}`);
    await bot.say(agents.id, "Hello agents");
    await article(page, "Hello agents").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Balas" }).click();
    await page.keyboard.type("hello bot");
    await page.keyboard.press("Enter");

    const message = await bot.hear("message");
    expect(message).toMatchObject({ text: "hello bot", reply_to_message: { text: "Hello agents" } });
    const reply_parameters = { message_id: message.message_id };
    const reply_markup = { force_reply: true, selective: true, input_field_placeholder: "12 digits" };
    await bot.say(agents.id, "Your number?", { reply_parameters, reply_markup });
    await page.getByPlaceholder("12 digits").waitFor();
    await page.keyboard.type("524540566523");
    await page.keyboard.press("Enter");
    expect((await bot.hear("message")).reply_to_message?.text).toBe("Your number?");
  });

  test("a command in a group names the bot", async () => {
    const { page, bot } = await openPage({}, `/#/${budi.id}/${agents.id}`);
    await bot.say(agents.id, "Try /check");

    await page.getByRole("button", { name: "/check" }).click();

    expect((await bot.hear("message")).text).toBe("/check@echo_bot");
  });

  test("the bot's own keyboard lies below the message field, until it is taken away", async () => {
    const { page, bot } = await openStarted();
    const keys = page.getByRole("group", { name: "Papan tombol bot" });
    await bot.say(budi.id, "Which?", { reply_markup: { keyboard: [[{ text: "Power" }], [{ text: "Water" }]] } });

    await keys.getByRole("button", { name: "Water" }).click();
    expect((await bot.hear("message")).text).toBe("Water");

    await bot.say(budi.id, "Thanks", { reply_markup: { remove_keyboard: true } });
    await keys.waitFor({ state: "hidden" });
  });

  test("hostile text stays text, and leads nowhere", async () => {
    const { page, bot } = await openStarted();
    const text = `<img src=x onerror="document.title='x'"><script>document.title='x'</script> click`;
    await bot.say(budi.id, text);
    await bot.say(budi.id, "<b>bold</b>", buttons([`<img src=x onerror="document.title='x'">`]));

    await article(page, text).waitFor();
    await article(page, "<b>bold</b>").waitFor();

    expect(await page.locator("article :is(img, script, strong, b)").count()).toBe(0);
    expect(await page.title()).not.toBe("x");
    // Telegram takes no such address from a bot; the page would not follow it either.
    const follow = `import("./entities.js").then(({ linkTo }) => linkTo("javascript:alert(1)", ["x"]).tagName)`;
    expect(await page.evaluate(follow)).toBe("SPAN");
  });

  test("a text is shown with its entities", async () => {
    const { page, bot } = await openStarted();
    const text =
      "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <tg-spoiler>secret</tg-spoiler> " +
      '<a href="https://example.org/">link</a> <pre>lines</pre> <blockquote>quoted</blockquote>';
    await bot.say(budi.id, text, { parse_mode: "HTML" });

    const shown = article(page, "bold both");
    expect(await shown.locator("strong em").textContent()).toBe("both");
    for (const tag of ["u", "s", "pre", "blockquote"]) expect(await shown.locator(tag).count()).toBe(1);
    expect(await shown.getByRole("link").getAttribute("href")).toBe("https://example.org/");
    const spoiler = shown.getByRole("button", { name: "secret" });
    expect(await spoiler.getAttribute("aria-pressed")).toBe("false");
    await spoiler.click();
    expect(await spoiler.getAttribute("aria-pressed")).toBe("true");
  });

  test.each([
    ["sticker", "Stiker"],
    ["photo", "Foto"],
    ["voice", "Pesan suara"],
    ["document", "Berkas"],
    ["location", "Lokasi"],
    ["contact", "Kontak"],
  ])("a %s can be sent", async (kind, name) => {
    const { page, bot } = await openStarted();

    await page.getByRole("button", { name: "Lampirkan" }).click();
    await page.getByRole("menuitem", { name }).click();

    expect(await bot.hear("message")).toHaveProperty(kind);
    await eventually(() => page.getByRole("article").count()).toBe(2);
  });

  test("a deleted message vanishes", async () => {
    const { local, page, bot } = await openStarted();
    const { message_id } = await bot.say(budi.id, "Soon gone");
    await article(page, "Soon gone").waitFor();

    await local.result("deleteMessage", { chat_id: budi.id, message_id });

    await article(page, "Soon gone").waitFor({ state: "detached" });
  });

  test("a chat that is not open counts what one has not read", async () => {
    const { page, bot } = await openStarted();
    await bot.say(agents.id, "One");
    await bot.say(agents.id, "Two");

    await page.getByRole("link", { name: /Agents.*Echo: Two.*2/s }).click();
    await page.getByRole("heading", { name: "Agents" }).waitFor();

    await eventually(() => page.locator(".chat-row .badge:visible").count()).toBe(0);
  });

  test("who reads above is not pulled down, and sees that something came", async () => {
    const { local, page, bot } = await openStarted();
    for (let line = 0; line < 30; line += 1) await local.as(budi).say(`Line ${line}`);
    await article(page, "Line 29").waitFor();
    await page.locator("#scroller").evaluate((node) => node.scrollTo(0, 0));
    const newest = page.getByRole("button", { name: "Ke pesan terbaru" });
    await newest.waitFor();

    await bot.say(budi.id, "Far below");

    await eventually(() => newest.textContent()).toContain("1");
    expect(await page.locator("#scroller").evaluate((node) => node.scrollTop)).toBe(0);
    await newest.click();
    await eventually(() => article(page, "Far below").isVisible()).toBe(true);
    await newest.waitFor({ state: "hidden" });
  });

  test("a blocked bot can be unblocked", async () => {
    const { page, bot } = await openStarted();
    await page.getByRole("button", { name: "Lainnya" }).click();
    await page.getByRole("menuitem", { name: "Blokir bot" }).click();
    expect((await bot.hear("my_chat_member")).new_chat_member.status).toBe("kicked");

    await page.getByRole("button", { name: "Buka blokir bot" }).click();

    expect((await bot.hear("my_chat_member")).new_chat_member.status).toBe("member");
    await input(page).waitFor();
  });

  test("what the server refuses is told, and the text is not lost", async () => {
    const { page } = await openStarted();
    const long = "x".repeat(4097);
    await input(page).fill(long);
    await page.keyboard.press("Enter");

    await toast(page).filter({ hasText: "4096" }).waitFor();
    expect(await input(page).inputValue()).toBe(long);
  });
});
