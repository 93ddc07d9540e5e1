import { expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import { said } from "../support/said.ts";

const account = "514040400482";

test("a Bot API server that knows of no messages for one person alone shows the group nothing of a bill, and is tried once", async () => {
  const chat = await startChat();
  onTestFinished(chat.stop);
  const [ofSari, ofBudi] = [await chat.person("id"), await chat.person("en")];
  await ofSari.says("/start");
  const group = chat.newGroup({ ephemeral: "unknown" });
  const [sari, budi] = [chat.inGroup(ofSari, group), chat.inGroup(ofBudi, group)];
  for (let check = 0; check < 2; check += 1) await sari.says(`/cek pln pascabayar ${account}`);
  await Promise.all([sari, budi, ofSari].map(({ rests }) => rests()));
  expect(sari.log().map(({ text = "" }) => text)).toEqual([
    expect.stringContaining("Total bayar"),
    expect.stringContaining("Total bayar"),
  ]);
  const shown: string[] = [];
  await budi.says("/help");
  await budi.meets((event) => {
    const text = "message" in event && event.message.from.is_bot ? (event.message.text ?? "") : "";
    shown.push(text);
    return text.includes("How it works");
  });
  expect(shown).toContain(said("id", "whole.soon"));
  expect(shown.slice(0, -1).join("\n")).not.toMatch(/INDAH|514040400482/);
  expect(ofSari.log().filter(({ text }) => text?.includes(account))).toHaveLength(2);
  // Two bills, what was taken away again, and the help.
  expect(chat.counts().chats.get(group)?.sent).toBe(4);
});
