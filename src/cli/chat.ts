import { createInterface } from "node:readline";
import { startApp } from "../app.ts";
import { loadConfig } from "../config/load-config.ts";
import { createLog } from "../ops/log.ts";
import { playgroundCast } from "../playground-cast.ts";
import { personClient } from "./person-client.ts";
import { terminalChat } from "./terminal-chat.ts";

/** The bot in a terminal, always with the playground in place of Telegram. End of input ends it. */
async function main(): Promise<number> {
  const read = loadConfig();
  if (!read.ok) {
    process.stderr.write(`The configuration is not right:\n${read.problems.map((one) => `  ${one}\n`).join("")}`);
    return 78;
  }
  const [someone] = playgroundCast.people;
  const app = await startApp(
    {
      ...read.config,
      telegram: { kind: "playground" },
      access: "open",
      http: { host: "127.0.0.1", port: 0, portChosen: false },
    },
    createLog("warn", process.stderr),
  );
  try {
    if (app.playgroundUrl === undefined || someone === undefined) throw new Error("the playground did not open");
    const person = await personClient(app.playgroundUrl, someone.id);
    const chat = terminalChat({ person, print: (text) => void process.stdout.write(text), idle: app.idle });
    process.stdout.write("A line is a message, a number presses a button. Begin with /start.\n\n");
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    const listening = chat.listen();
    for await (const line of lines) await chat.enter(line);
    person.close();
    await listening;
    return 0;
  } finally {
    await app.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`The chat ended: ${error instanceof Error ? error.message : "for an unknown reason"}\n`);
  process.exitCode = 1;
}
