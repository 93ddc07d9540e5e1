import { existsSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { botEnv } from "../support/bot-env.ts";
import { localTelegram } from "../support/local-telegram.ts";
import { program } from "../support/program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { closedUrl } from "../support/wire-server.ts";

/** A file to which everything is written as to a full disk. */
const full = "/dev/full";
const note = existsSync(full) ? "" : " (skipped: there is no /dev/full)";

test.skipIf(!existsSync(full))(
  `a log that cannot be written keeps nobody waiting, and ends nothing${note}`,
  { timeout: 60_000 },
  async () => {
    const telegram = await localTelegram(async () => {});
    onTestFinished(telegram.close);
    const urls = { telegram: telegram.url, store: `file:${temporaryFolder()}`, provider: await closedUrl() };
    const bot = program("main.ts", {
      env: { ...botEnv(urls), PORT: "0" },
      below: (command) => ["sh", ["-c", `exec "$@" > ${full}`, "sh", ...command]],
    });
    const sari = await telegram.person("id");
    await sari.says("/start", "pdam", "/start");
    bot.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
    expect(bot.err()).toBe("");
  },
);
