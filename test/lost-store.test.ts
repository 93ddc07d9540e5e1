import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { botEnv } from "./support/bot-env.ts";
import { fixtureText } from "./support/fixture.ts";
import { localTelegram } from "./support/local-telegram.ts";
import { program } from "./support/program.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { wireServer, write } from "./support/wire-server.ts";

const canTrace =
  spawnSync("strace", ["-e", "trace=none", "true"]).status === 0 && spawnSync("prlimit", ["--version"]).status === 0;
const note = canTrace ? "" : " (skipped: strace or prlimit is not installed, or may not trace)";

/** Between the pages of a commit and its head, half a second goes by. */
const slowDisk = [
  "-D",
  "-f",
  "-qq",
  "-o",
  "/dev/null",
  "--seccomp-bpf",
  "-e",
  "trace=fdatasync",
  "-e",
  "inject=fdatasync:delay_enter=500000",
];

/** The threads that are. */
function held(pid: number): readonly string[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.filter((thread) => / t /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8")));
}

/** One that still is at the next look: others only begin or end a call. */
function stillHeld(pid: number): () => boolean {
  let before: readonly string[] = [];
  return () => {
    const now = held(pid);
    const isSame = now.some((thread) => before.includes(thread));
    before = now;
    return isSame;
  };
}

test.skipIf(!canTrace)(
  `a store whose head cannot be written ends the program in plain words, which ops are told, and the next start goes on${note}`,
  { timeout: 120_000 },
  async () => {
    const telegram = await localTelegram(async () => {});
    onTestFinished(telegram.close);
    const provider = await wireServer((_, response) =>
      write(response, { status: 200, body: fixtureText("ayopop", "inquiry-300-paket-data-docs") }),
    );
    const folder = temporaryFolder();
    const group = telegram.newGroup();
    const urls = { telegram: telegram.url, store: `file:${folder}`, provider: provider.url };
    const env = { ...botEnv(urls), PORT: "0", OPS_CHAT_ID: String(group) };
    const bot = program("main.ts", { env, below: (command) => ["strace", [...slowDisk, ...command]] });
    await bot.prints("the bot is running");
    const sari = await telegram.person("id");
    await sari.says("/start");
    await sari.writes("data axis 083100000011");
    await expect.poll(stillHeld(bot.pid), { timeout: 10_000, interval: 50 }).toBe(true);
    spawnSync("prlimit", ["--pid", String(bot.pid), "--fsize=1:unlimited"]);
    expect(await bot.ended).toBe(1);
    expect(bot.err()).toContain(
      "The program ended: The disk has not taken a change of the store, which only another start can open again (EFBIG)\n",
    );
    await telegram.inGroup(sari, group).sees("Penyimpanan data bermasalah");
    const again = program("main.ts", { env });
    // The one before was refused with an apology, or is taken by this start: whichever commit it was that failed.
    await sari.writes("data axis 083100000011");
    await sari.sees("Total bayar: Rp1.000");
    again.kill("SIGTERM");
    expect(await again.ended).toBe(0);
  },
);
