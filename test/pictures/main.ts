import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { createLog } from "../../src/ops/log.ts";
import { installedChromium } from "../playground/chromium.ts";

/** Takes the pictures of the README anew: the real bot in the playground, seen by Debian's Chromium. */

const folder = new URL("../../.ci/pictures/", import.meta.url);
const phone = { width: 390, height: 780 };
const desk = { width: 1000, height: 720 };

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).last().click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
}

async function take(page: Page, name: string, shows: string): Promise<void> {
  await page.getByText(shows).last().waitFor();
  await page.screenshot({ path: fileURLToPath(new URL(name, folder)) });
}

const installed = installedChromium();
const read = readConfig({ STORE_URL: "memory:", PORT: "0" }, () => "");
if (installed === undefined || !read.ok) throw new Error("Chromium is not installed");
const app = await startApp(read.config, createLog("silent"));
const browser = await chromium.launch(installed);
try {
  const page = await browser.newPage({ viewport: phone, reducedMotion: "reduce" });
  await page.goto(`${app.playgroundUrl}`);
  await page.getByText("Cek Tagihan").first().click();
  await press(page, "Mulai");
  await take(page, "menu.png", "Mau cek tagihan apa?");
  await write(page, "pln pascabayar 516070377775");
  await take(page, "bill.png", "BUKAN BUKTI PEMBAYARAN");
  await write(page, "514040400482");
  await page.setViewportSize(desk);
  await take(page, "desk.png", "514040400482");
  await page.getByText("Agen Loket").first().click();
  await page.setViewportSize(phone);
  await write(page, "/cek pln pascabayar 516070377123");
  await take(page, "group.png", "IND** PUT**");
} finally {
  await browser.close();
  await app.stop();
}
