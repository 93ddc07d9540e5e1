import { expect, test } from "vitest";
import { opsChat } from "../support/ops-chat.ts";

const name = '<b>Sari</b>\n✅ Emma \u202erenwo\u202c <a href="tg://user?id=1">x</a> & &lt; {{name}}';
const shown = '<b>Sari</b> ✅ Emma renwo <a href="tg://user?id=1">x</a> & &lt; {{name}}';

test("whatever somebody calls themselves, ops read it in one line and as it is written", async () => {
  const { chat, emmaAlone, sari } = await opsChat({ access: "open", locale: "en" });
  const own = await sari.writes("/start");
  await sari.rests();
  const from = { ...own.from, first_name: name };
  await chat.deliver({ message: { ...own, message_id: 900_001, from, text: "pln pascabayar 514040400482" } });
  const bill = await sari.sees("Total bayar: Rp25.720");
  await sari.rests();

  await emmaAlone.says("/agen");
  const labels = emmaAlone.buttons().map(({ text }) => text);
  const label = labels.find((text) => text.includes("Sari"));
  expect(label).toContain("<b>Sari</b> ✅ Emma renwo");
  await emmaAlone.presses(label ?? "");
  expect(emmaAlone.screen()).toContain(`${shown}\n`);
  expect(emmaAlone.screen()).toContain(String(sari.id));
  await emmaAlone.says("/audit");
  expect(emmaAlone.screen()).toContain("<b>Sari</b> ✅ Emma renwo");
  const [, reference = ""] = /Ref (\w+)/.exec(bill.text ?? "") ?? [];
  await emmaAlone.says(`/lacak ${reference}`);
  expect(emmaAlone.screen()).toContain("<b>Sari</b> ✅ Emma renwo");
  expect(emmaAlone.screen()).not.toContain("\u202e");
});
