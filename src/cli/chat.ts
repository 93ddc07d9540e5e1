import { createInterface } from "node:readline";
import { CannotStart } from "../app/cannot-start.ts";
import { playgroundCast } from "../app/playground-cast.ts";
import { startApp } from "../app.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Config } from "../config/read-config.ts";
import { createLog } from "../ops/log.ts";
import { personClient } from "./person-client.ts";
import { misconfigured, terminal } from "./terminal.ts";
import { terminalChat } from "./terminal-chat.ts";

/** The bot in a terminal, always with the playground in place of Telegram. End of input ends it. */
async function main(): Promise<number> {
  const read = loadConfig();
  if (!read.ok) return misconfigured(terminal, read.problems);
  try {
    await chat(read.config);
    return 0;
  } catch (error) {
    if (error instanceof CannotStart) return misconfigured(terminal, error.problems);
    throw error;
  }
}

async function chat(config: Config): Promise<void> {
  const [someone] = playgroundCast.people;
  const app = await startApp(
    {
      ...config,
      telegram: { kind: "playground" },
      access: "open",
      http: { host: "127.0.0.1", port: 0, portChosen: false },
    },
    createLog("error", process.stderr),
  );
  try {
    if (app.playgroundUrl === undefined || someone === undefined) throw new Error("the playground did not open");
    const person = await personClient(app.playgroundUrl, someone.id);
    const lineChat = terminalChat({ person, print: terminal.out, idle: app.idle });
    terminal.out("A line is a message, a number presses a button. Begin with /start.\n\n");
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    const listening = lineChat.listen();
    for await (const line of lines) await lineChat.enter(line);
    person.close();
    await listening;
  } finally {
    await app.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  terminal.err(`The chat ended: ${error instanceof Error ? error.message : "for an unknown reason"}\n`);
  process.exitCode = 1;
}
