import { Api, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { copyButtons } from "../../src/conversation/buttons.ts";
import type { Place } from "../../src/conversation/place.ts";
import { screenOf } from "../../src/conversation/screen-of.ts";
import type { State } from "../../src/conversation/state.ts";
import { allWords } from "../../src/i18n/words.ts";
import { isInlineKeyboard } from "../../src/playground/world/keyboard.ts";
import type { Message } from "../../src/playground/world/message.ts";
import { shower } from "../../src/telegram/show.ts";
import { agents, budi, startedChat, token } from "../playground/start-playground.ts";
import { recordedApi, refusal } from "../support/recorded-api.ts";
import { at, atBill, checkingPln, home, shop } from "../support/sample-conversation.ts";
import { unexpected } from "../support/unexpected.ts";

const words = allWords("Asia/Jakarta");
const rendering = { words, bot: "cek_tagihan_bot", example: "pln 514040400482", isMasked: async () => true };
const place: Place = { chat: budi.id, person: budi.id, isPrivate: true };
const screen = (state: State) => screenOf(state, shop);

function buttonsOf({ reply_markup: markup }: Partial<Message> = {}) {
  return markup !== undefined && isInlineKeyboard(markup) ? markup.inline_keyboard.flat() : [];
}

/** A chat with Budi that screens are put into. */
async function chat() {
  const local = await startedChat();
  const api = new Api(token, { apiRoot: local.url });
  const { show, retire } = shower(api, rendering, unexpected);
  const ofBot = async (id = budi.id) => (await local.as(budi).chat(id)).messages.filter(({ from }) => from.is_bot);
  /** Puts it into a message and tells which one. */
  const put = async (state: State, message?: number, at = place): Promise<number> => {
    const shown = await show(at, screen(state), message);
    if (shown.kind !== "shown") throw new Error(shown.kind);
    return shown.message;
  };
  return { ...local, api, show, put, retire, ofBot };
}

describe("a screen", () => {
  test("is a message of its own when there is none before", async () => {
    const { put, ofBot } = await chat();
    for (const state of [at(home), at(checkingPln)]) {
      const id = await put(state);
      expect((await ofBot()).at(-1)).toMatchObject({ message_id: id });
    }
    const [first] = await ofBot();
    expect(first).toMatchObject({
      text: expect.stringMatching(/^Mau cek tagihan apa\?/),
      entities: [{ type: "bold" }],
    });
    expect(buttonsOf(first)[0]).toMatchObject({ text: "⚡ Listrik PLN" });
  });

  test("changes the message that it is put into", async () => {
    const { put, ofBot } = await chat();
    const live = await put(at(checkingPln));
    expect(await put(atBill, live)).toBe(live);
    const messages = await ofBot();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain("Total bayar: Rp25.720");
  });

  test("that already stands there is shown", async () => {
    const { put, ofBot } = await chat();
    const live = await put(at(home));
    expect(await put(at(home), live)).toBe(live);
    expect(await ofBot()).toHaveLength(1);
  });

  test("has no place when its message is gone", async () => {
    const { put, show, ofBot, api } = await chat();
    const live = await put(at(checkingPln));
    await api.deleteMessage(budi.id, live);
    expect(await show(place, screen(atBill), live)).toEqual({ kind: "gone" });
    expect(await ofBot()).toEqual([]);
  });

  test("in a group comes into its topic, without the agent's cost and earning", async () => {
    const { put, ofBot } = await chat();
    await put(atBill, undefined, { chat: agents.id, person: budi.id, thread: 7, isPrivate: false });
    const [bill] = await ofBot(agents.id);
    expect(bill).toMatchObject({ message_thread_id: 7 });
    expect(bill?.text).not.toContain("modal");
  });
});

describe("in a group", () => {
  const there: Place = { chat: agents.id, person: budi.id, isPrivate: false };
  const asking = at({ at: "field", product: "pln-postpaid", values: {}, field: "account" }, { spoke: 9 });

  function recorded(isMasked: () => Promise<boolean> = async () => true) {
    const { api, calls } = recordedApi(() => ({ ok: true, result: { message_id: 5 } }));
    const failures: unknown[] = [];
    const { show } = shower(api, { ...rendering, isMasked }, (error) => failures.push(error));
    return { show, calls, failures };
  }

  test.each([
    ["id", "Balas: ID pelanggan PLN (12 angka)"],
    ["en", "Reply: PLN customer ID (12 digits)"],
  ] as const)(
    "what is typed is asked of its person alone, as something to reply to: %s",
    async (locale, placeholder) => {
      const { show, calls } = recorded();
      await show(there, screen({ ...asking, locale }), undefined);
      expect(calls).toMatchObject([
        [
          "sendMessage",
          {
            text: expect.stringContaining(`<a href="tg://user?id=${budi.id}">`),
            reply_markup: { force_reply: true, selective: true, input_field_placeholder: placeholder },
            reply_parameters: { message_id: 9, allow_sending_without_reply: true },
            protect_content: true,
          },
        ],
      ]);
    },
  );

  test("every product's question fits into an empty field", async () => {
    for (const product of shop.products) {
      for (const { kind } of product.fields) {
        for (const locale of ["id", "en"] as const) {
          const { show, calls } = recorded();
          const view = { at: "field", product: product.id, values: {}, field: kind } as const;
          await show(there, screen(at(view, { locale })), undefined);
          const { reply_markup: markup } = calls[0]?.[1] ?? {};
          const { input_field_placeholder: text = "x" } = markup as { readonly input_field_placeholder?: string };
          expect(text).toMatch(/^.{1,64}$/u);
        }
      }
    }
  });

  test("a question that stands is not asked twice, and never changed", async () => {
    const { show, calls } = recorded();
    expect(await show(there, screen(asking), 5)).toEqual({ kind: "shown", message: 5 });
    expect(calls).toEqual([]);
  });

  test("in private the same is a message like any other", async () => {
    const { show, calls } = recorded(() => Promise.reject(new Error("asked")));
    await show(place, screen(asking), undefined);
    const { reply_markup: markup, ...rest } = calls[0]?.[1] ?? {};
    expect(markup).toHaveProperty("inline_keyboard");
    expect(rest).not.toHaveProperty("protect_content");
    expect(rest).not.toHaveProperty("reply_parameters");
  });

  test("a bill is masked when nobody can say whether it should be", async () => {
    const { show, calls, failures } = recorded(() => Promise.reject(new Error("the store fails")));
    await show(there, screen(atBill), undefined);
    expect(JSON.stringify(calls)).not.toMatch(/SANTOSO|514040400482/);
    expect(failures).toHaveLength(1);
  });

  test("a bill is seen as its group wants it", async () => {
    const { show, calls } = recorded(async () => false);
    await show(there, screen(atBill), undefined);
    expect(calls[0]?.[1].text).toContain("BUDI SANTOSO");
    expect(calls[0]?.[1].text).not.toMatch(/24\.500/);
  });
});

describe("the message before", () => {
  test("is taken away, and it does not matter when that is gone already", async () => {
    const { put, retire, ofBot } = await chat();
    const old = await put(at(home));
    const next = await put(at(checkingPln));
    for (const _ of ["once", "twice"]) await retire(place, old, screen(at(checkingPln)), undefined);
    expect((await ofBot()).map(({ message_id }) => message_id)).toEqual([next]);
  });

  test("that is a bill stays, with nothing but its copy buttons", async () => {
    const { put, retire, ofBot } = await chat();
    const live = await put(atBill);
    await retire(place, live, screen(at(home)), copyButtons(screen(atBill).rows));
    const [bill] = await ofBot();
    expect(bill?.text).toContain("Total bayar: Rp25.720");
    expect(buttonsOf(bill).map((button) => "copy_text" in button)).toEqual([true, true, true]);
  });
});

describe("a screen that Telegram does not take", () => {
  const failing = (answer: (method: string) => ReturnType<typeof refusal>) => {
    const failures: unknown[] = [];
    const { show } = shower(recordedApi(answer).api, rendering, (error) => failures.push(error));
    return { show, failures };
  };

  test.each([
    ["too many requests", 429],
    ["a failure of its own", 502],
  ])("for %s can be tried again, and the failure is told", async (_, code) => {
    const { show, failures } = failing(() => refusal("not now", code));
    expect(await show(place, screen(at(home)), undefined)).toEqual({ kind: "away" });
    expect(await show(place, screen(at(home)), 8)).toEqual({ kind: "away" });
    expect(failures).toMatchObject([{ error_code: code }, { error_code: code }]);
  });

  test("because its person has blocked the bot is given up, and is no failure", async () => {
    const local = await startedChat();
    const failures: unknown[] = [];
    const api = new Api(token, { apiRoot: local.url });
    const { show } = shower(api, rendering, (error) => failures.push(error));
    await local.as(budi).act("POST", `chats/${budi.id}/block`, { blocked: true });
    for (const message of [undefined, 8]) {
      expect(await show(place, screen(at(checkingPln)), message)).toEqual({ kind: "given-up" });
    }
    expect(failures).toEqual([]);
  });

  test("because the network failed is tried again where it cannot come to stand twice", async () => {
    const lost = (code: string) => () => {
      throw new HttpError("Network request failed!", Object.assign(new Error(code), { code }));
    };
    const reset = failing(lost("ECONNRESET"));
    expect(await reset.show(place, screen(at(home)), undefined)).toEqual({ kind: "given-up" });
    expect(await reset.show(place, screen(at(home)), 8)).toEqual({ kind: "away" });
    const refused = failing(lost("ECONNREFUSED"));
    expect(await refused.show(place, screen(at(home)), undefined)).toEqual({ kind: "away" });
  });
});
