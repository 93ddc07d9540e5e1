import { expect, test } from "vitest";
import { opsCommands } from "../../src/ops/ops-commands.ts";
import { opsChat } from "../support/ops-chat.ts";

test.each(["id", "en"] as const)(
  "whoever is new in the operations group finds its commands by help: %s",
  async (locale) => {
    const { chat, group, emma, sari } = await opsChat({ locale });
    await emma.says("/bantuan");
    const told = emma.message().text ?? "";
    for (const command of opsCommands) expect(told).toContain(`\n/${command[locale]} `);
    await emma.says("/help");
    expect(emma.message().text).toBe(told);
    for (const command of opsCommands) {
      const before = emma.message().message_id;
      await emma.says(`/${command[locale]}`);
      expect(emma.message().message_id, command[locale]).toBeGreaterThan(before);
    }
    // An agent who is there as well is told how bills are checked.
    const sariThere = chat.inGroup(sari, group);
    await sariThere.says("/bantuan");
    expect(sariThere.message().text).not.toContain("/provider");
  },
);

test("the operations group has its commands in the menu, also under the id that it moves to", async () => {
  const { chat, group, emma } = await opsChat({ type: "group" });
  await chat.restart();
  const menu = async (of: number) => {
    const answer = await fetch(`${chat.url}/api/chats/${of}?person=${emma.id}`);
    const { commands } = (await answer.json()) as { readonly commands: readonly { readonly command: string }[] };
    return commands.map(({ command }) => command);
  };
  expect(await menu(group)).toContain("announce");
  expect(await menu(emma.id)).not.toContain("announce");
  const moved = await chat.migrate(emma, group);
  await moved.says("/help");
  await expect.poll(() => menu(moved.message().chat.id)).toContain("announce");
});
