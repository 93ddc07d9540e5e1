import { expect, test } from "vitest";
import { agents, budi, startedChat } from "../start-playground.ts";

test("what a bot sends, edits and is refused is counted, in all and by chat", async () => {
  const { counts, result, refusal, pass } = await startedChat();
  const send = (chat_id: number) => result("sendMessage", { chat_id, text: "x" });
  const { message_id } = await send(budi.id);
  pass(400);
  await result("editMessageText", { chat_id: budi.id, message_id, text: "y" });
  await send(budi.id);
  for (let sent = 0; sent < 20; sent += 1) await send(agents.id);
  expect(await refusal("sendMessage", { chat_id: agents.id, text: "x" })).toContain("429");
  pass(700);
  await send(budi.id);
  expect(counts()).toEqual({
    overall: { sent: 23, edited: 1, refused: 1, mostInSecond: 22, mostInMinute: 23 },
    chats: new Map([
      [budi.id, { sent: 3, edited: 1, refused: 0, mostInSecond: 2, mostInMinute: 3 }],
      [agents.id, { sent: 20, edited: 0, refused: 1, mostInSecond: 20, mostInMinute: 20 }],
    ]),
  });
});
