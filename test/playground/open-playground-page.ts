import type { Browser, BrowserContextOptions } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { PlaygroundOptions } from "../../src/playground/playground-options.ts";
import { scriptBot } from "./script-bot.ts";
import { startPlayground } from "./start-playground.ts";

type PageOptions = BrowserContextOptions &
  Pick<Partial<PlaygroundOptions>, "help" | "groups"> & { readonly path?: string };

/** The browser's own note of a request that the playground refused. */
const isRefusal = (line: string) =>
  line.startsWith("Failed to load resource: the server responded with a status of 400");

/** A page of a new playground. What it writes to the console as an error fails the test. */
export async function openPlaygroundPage(browser: Browser, { path = "/", help, groups, ...options }: PageOptions = {}) {
  const local = await startPlayground({
    clock: Date.now,
    ...(help === undefined ? {} : { help }),
    ...(groups === undefined ? {} : { groups }),
  });
  const context = await browser.newContext({
    viewport: { width: 1100, height: 760 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (line) => line.type() === "error" && !isRefusal(line.text()) && problems.push(line.text()));
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await page.goto(local.url + path);
  return { local, page, bot: scriptBot(local) };
}
