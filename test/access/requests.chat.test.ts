import { describe, expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";
import { openedStore } from "../support/opened-store.ts";
import { said } from "../support/said.ts";
import { written } from "../support/shown-message.ts";
import { opsGroup, staffedChat } from "../support/staffed-chat.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function opened() {
  const chat = await staffedChat([{ role: "owner" }]);
  onTestFinished(chat.stop);
  const owner = await chat.person("id");
  return { chat, owner, ops: chat.inGroup(owner, opsGroup) };
}

describe("a stranger", () => {
  test("is answered once, in their language, and nothing of what they say or press does anything", async () => {
    const { chat } = await opened();
    const emma = await chat.person("en");
    await emma.says("pln 514040400482");
    expect(emma.screen()).toContain("this bot is for invited agents only");
    await emma.writes("/check");
    await emma.writes("/invite");
    await emma.writes("/agents");
    await emma.presses("Ask for access");
    expect(emma.log().map(written)).toEqual([said("en", "access.request.sent")]);
    expect(chat.inquired()).toEqual([]);
  });

  test("leaves nothing in the store", async () => {
    const folder = temporaryFolder();
    const chat = await startChat({ access: "invite", adminIds: [1], storeUrl: `file:${folder}` });
    const person = await chat.person("en");
    await person.says("/start");
    for (const line of ["/check", "pln 514040400482", "/quota", "/invite", "/start i_WRONG", "/start c_WRONG"]) {
      await person.writes(line);
    }
    await expect.poll(async () => (await chat.page("/metrics")).text()).toMatch(/updates_total\S*message\S* 7/);
    await chat.stop();
    const store = await openedStore(`file:${folder}`);
    for (const name of ["members", "sessions", "people", "usage", "invites", "access-requests", "jobs"]) {
      for await (const key of store.keys(name)) expect.fail(`${name} has ${key}`);
    }
  });

  test("asks for access, is approved by a button in the operations group, told so, and checks", async () => {
    const { chat, ops } = await opened();
    const sari = await chat.person("id");
    await sari.says("/start");
    await sari.presses("Minta akses");
    const request = await ops.sees("Minta akses");
    expect(written(request)).toBe(`🙋 Minta akses\nAgen 2\nID Telegram: ${sari.id}\n[✅ Setujui] [✖️ Tolak]`);
    await ops.pressesOn(request, "Setujui");
    expect(written(await ops.sees("disetujui"))).toBe("✅ Agen 2 disetujui oleh Agen 1.");
    await sari.sees(said("id", "access.told.approved"));
    await sari.says("pln pascabayar 514040400482");
    expect(sari.screen()).toContain("Total bayar: Rp25.720");
    await expect(ops.pressesOn(request, "Tolak")).rejects.toThrow("no such button");
  });

  test("is declined by a button, told so, and asks once a day", async () => {
    const { chat, ops } = await opened();
    const sari = await chat.person("id");
    await sari.says("/start");
    await sari.presses("Minta akses");
    await ops.pressesOn(await ops.sees("Minta akses"), "Tolak");
    await sari.sees(said("id", "access.told.declined"));
    // Whom it has answered the program forgets, and the store does not.
    await chat.restart();
    await sari.says("/start");
    await sari.presses("Minta akses");
    expect(sari.toast()).toBe(said("id", "access.request.again"));
  });

  test("cannot answer requests, and nobody can who is an agent", async () => {
    const { chat, ops } = await opened();
    const [sari, budi] = [await chat.person("id"), await chat.person("id")];
    await sari.says("/start");
    await sari.presses("Minta akses");
    const request = await ops.sees("Minta akses");
    const among = chat.inGroup(budi, opsGroup);
    await among.pressesOn(request, "Setujui");
    expect(among.toast()).toBe(said("id", "toast.not-allowed"));
  });
});
