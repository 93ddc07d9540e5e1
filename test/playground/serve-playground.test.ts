import { expect, test } from "vitest";
import { playground } from "../../src/playground/playground.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import { bot, startPlayground } from "./start-playground.ts";

test("a port that is taken is told, and not waited for", async () => {
  const { url } = await startPlayground();
  const other = playground({ bot, people: [], groups: [], clock: Date.now });
  const address = { host: "127.0.0.1", port: Number(new URL(url).port) };
  await expect(servePlayground(other, address)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closing ends what is open, and nothing listens any more", async () => {
  const local = playground({ bot, people: [], groups: [], clock: Date.now });
  const { url, close } = await servePlayground(local, { host: "127.0.0.1", port: 0 });
  const poll = fetch(`${url}/bot${bot.token}/getUpdates?timeout=50`).then(
    ({ status }) => status,
    () => "cut",
  );
  await fetch(`${url}/bot${bot.token}/getMe`);
  await close();
  expect(["cut", 200]).toContain(await poll);
  await expect(fetch(url)).rejects.toThrow();
});
