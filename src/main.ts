import { CannotStart } from "./app/cannot-start.ts";
import { startApp } from "./app.ts";
import { loadConfig } from "./config/load-config.ts";
import { createLog, type Log } from "./ops/log.ts";
import { masked } from "./ops/masked.ts";
import { systemCode } from "./storage/system-code.ts";

/** The exit code of sysexits.h for a configuration that is wrong. */
const badConfiguration = 78;

/** Where the built program runs, there may be nothing that runs the sources. */
const doctor = "npm run doctor, or node dist/cli/doctor.js where it is built";

async function main(): Promise<number> {
  const read = loadConfig();
  if (!read.ok) return refuse("The configuration is not right", read.problems);
  const { config } = read;
  const log = createLog(config.logLevel);
  tellOfBugs(log);
  const signalled = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  const started = startApp(config, log).catch((error: unknown) => {
    if (error instanceof CannotStart) return error;
    throw error;
  });
  const app = await Promise.race([started, signalled]);
  // Nothing has been taken yet; what a former program has left stays a job.
  if (typeof app === "string") return 0;
  if (app instanceof CannotStart) return refuse("The program cannot start", app.problems);

  log.info(app.runs, "the bot is running");
  if (app.playgroundUrl !== undefined) {
    process.stdout.write(`\n  The playground is open: ${app.playgroundUrl}\n  Ctrl-C ends it.\n\n`);
  }
  if (app.claimLink !== undefined) {
    process.stdout.write(
      `\n  Nobody owns this bot yet. Whoever opens this link first, within a day, does:\n  ${app.claimLink}\n\n`,
    );
  }
  try {
    const signal = await Promise.race([signalled, app.ended]);
    log.info({ signal }, "the bot is stopping");
    return 0;
  } finally {
    await app.stop();
    log.info({ uptimeSeconds: Math.round(process.uptime()) }, "the bot has stopped");
  }
}

/** Node itself would print all that such an error carries: one of Telegram's the whole message with somebody's bill. */
function tellOfBugs(log: Log): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "the program broke");
    process.exit(1);
  });
}

/** With the code of what lies beneath, which names nobody and nothing secret: EACCES, ECONNREFUSED. */
function explained(error: unknown): string {
  if (!(error instanceof Error)) return "for an unknown reason";
  const code = systemCode(error.cause);
  return masked(error.message) + (code === undefined ? "" : ` (${code})`);
}

function refuse(title: string, problems: readonly string[]): number {
  process.stderr.write(`${title}:\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
  return badConfiguration;
}

/** By `exit`, because a call that waits for Telegram's patience to return would keep the program for minutes. */
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`The program ended: ${explained(error)}\nWhat is wrong, and what to do: ${doctor}\n`);
    process.exit(1);
  },
);
