import { describe, expect, test } from "vitest";
import { fixtureText } from "../support/fixture.ts";
import { opsChat } from "../support/ops-chat.ts";
import { redisInstalled, redisNote, redisServer } from "../support/redis-server.ts";
import { routing } from "../support/routed-chat.ts";
import { written } from "../support/shown-message.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { wireServer, write } from "../support/wire-server.ts";

const bill = fixtureText("ayopop", "inquiry-300-pln-postpaid-1bill-docs");

/** Ayopop alone, which answers as the test says. */
async function ayopopThat() {
  let body = bill;
  let status = 200;
  const server = await wireServer((_request, response) => write(response, { status, body }));
  const answers = (code: number) => {
    status = 200;
    body = code === 300 ? bill : JSON.stringify({ responseCode: code, success: false, message: {}, data: {} });
  };
  const breaks = () => {
    status = 500;
    body = "";
  };
  const ayopop = { baseUrl: server.url, apiKey: "the key", apiSecret: "the secret", version: "2.0" } as const;
  return { answers, breaks, providers: { kind: "real", ayopop } as const };
}

const check = "pln pascabayar 514040400482";

describe("a provider that is down", () => {
  test("is one message, edited, and over in it; who takes it is named, without a customer's number or name", async () => {
    const ayopop = await ayopopThat();
    const { emma, sari, chat } = await opsChat({
      providers: ayopop.providers,
      routing: { ...routing, failures: 2, openFor: 50 },
    });
    ayopop.breaks();
    await sari.says(check, check);
    const told = await emma.sees("🔴 Ayopop tidak menjawab");
    expect(written(told)).toBe(
      "🔴 Ayopop tidak menjawab\nKena: Listrik PLN\nSejak <time>\n[🙋 Saya tangani] [🔕 Bisukan 1 jam]",
    );
    await emma.looks();
    await emma.presses("🙋 Saya tangani");
    expect(emma.toast()).toBe("Oke, Anda yang tangani.");
    expect(emma.screen()).toContain("👤 Ditangani Agen 1");
    await emma.presses("🔕 Bisukan 1 jam");
    expect(emma.screen()).toContain("🔕 Dibisukan sampai");
    expect(emma.buttons()).toEqual([]);
    ayopop.answers(300);
    await expect
      .poll(async () => {
        await sari.says(check);
        return sari.screen();
      })
      .toContain("Total bayar");
    const over = await emma.sees("✅ Beres: Ayopop tidak menjawab");
    expect(over.message_id).toBe(told.message_id);
    expect(written(over)).toContain("selama kurang dari semenit");
    await emma.looks();
    expect(emma.log()).toHaveLength(1);
    expect(await (await chat.page("/metrics")).text()).toContain('cek_tagihan_incidents_open{kind="provider-down"} 0');
    for (const secret of ["514040400482", "INDAH", "SARI"]) expect(JSON.stringify(emma.log())).not.toContain(secret);
  });

  test("goes on in the same message after a restart in the middle", async () => {
    const ayopop = await ayopopThat();
    const { emma, sari, chat } = await opsChat({
      storeUrl: `file:${temporaryFolder()}`,
      providers: ayopop.providers,
      routing: { ...routing, failures: 1, openFor: 50 },
    });
    ayopop.breaks();
    await sari.says(check);
    const told = await emma.sees("🔴 Ayopop tidak menjawab");
    await chat.restart();
    ayopop.answers(300);
    await sari.says(check);
    const over = await emma.sees("✅ Beres: Ayopop tidak menjawab");
    expect(over.message_id).toBe(told.message_id);
  });
});

test.each([
  [401, "⛔ Ayopop refuses us\nCheck our credentials, signature and IP address."],
  [341, "🏷 Ayopop does not know the code"],
])("the code %i is told at once: %s", async (code, text) => {
  const ayopop = await ayopopThat();
  const { emma, sari } = await opsChat({ locale: "en", providers: ayopop.providers });
  ayopop.answers(code);
  await sari.says(check);
  expect(written(await emma.sees(text))).toContain(`Codes: ${code} ×1`);
});

test("answers that cannot be read are told when there are some", async () => {
  const ayopop = await ayopopThat();
  const { emma, sari } = await opsChat({ providers: ayopop.providers });
  ayopop.answers(398);
  await sari.says(check, check, check, check, check);
  expect(written(await emma.sees("🧩 Jawaban Ayopop tidak bisa dibaca"))).toContain("5×, terakhir");
});

test("the group speaks the language that its people choose, also after a restart", async () => {
  const { emma, sari, chat } = await opsChat({ storeUrl: `file:${temporaryFolder()}` });
  await emma.says("/bahasa");
  expect(emma.screen()).toContain("[Bahasa Indonesia] [English]");
  await emma.presses("English");
  expect(emma.screen()).toBe("OK, this group is in English now.");
  await chat.restart();
  await sari.says("pln pascabayar 530000000401");
  await emma.sees("⛔ Ayopop refuses us");
});

test("an agent's button there does nothing", async () => {
  const { emma, sari, chat } = await opsChat();
  await sari.says("pln pascabayar 530000000401");
  const told = await emma.sees("⛔ Ayopop menolak akses kita");
  const agent = chat.inGroup(sari, told.chat.id);
  await agent.pressesOn(told, "🙋 Saya tangani");
  expect(agent.toast()).toContain("Tombol ini");
  await emma.looks();
  expect(written(emma.log()[0] ?? told)).not.toContain("Ditangani");
});

test("when the group is closed to the bot its owner is told in private, once", async () => {
  const { emma, emmaAlone, sari } = await opsChat({ locale: "en" });
  await emmaAlone.says("/start");
  await emma.puts({ member: false });
  await sari.says("pln pascabayar 530000000401");
  const told = await emmaAlone.sees("⚠️ The operations group cannot be written to.");
  expect(written(told)).toContain("⛔ Ayopop refuses us");
  await emmaAlone.sees("⛔ Klikoo refuses us");
});

test("a group that became a supergroup is followed, and its language with it, also after a restart", async () => {
  const { emma, sari, chat } = await opsChat({ type: "group", storeUrl: `file:${temporaryFolder()}` });
  await emma.says("/bahasa");
  await emma.presses("English");
  const moved = await chat.migrate(emma, emma.message().chat.id);
  await sari.says("pln pascabayar 530000000401");
  await moved.sees("⛔ Ayopop refuses us");
  await chat.restart();
  await moved.says("/language");
  await moved.presses("Bahasa Indonesia");
  expect(moved.screen()).toBe("Oke, grup ini pakai Bahasa Indonesia.");
});

test.skipIf(!redisInstalled)(`a store that fails is told, and that it works again${redisNote}`, async () => {
  const redis = await redisServer();
  const { emma, chat } = await opsChat({ storeUrl: redis.url });
  for (const during of ["store", "sharing"]) chat.excuse(during);
  await redis.stop();
  const told = await emma.sees("💾 Penyimpanan data bermasalah");
  await redis.start();
  const over = await emma.sees("✅ Beres: Penyimpanan data bermasalah");
  expect(over.message_id).toBe(told.message_id);
});
