import { describe, expect, test } from "vitest";
import { program } from "../support/program.ts";

const timeout = 30_000;
const env = { STORE_URL: "memory:" };

describe("the bot in a terminal", () => {
  test("takes lines and the numbers of buttons from a pipe, and ends with 0 when that ends", { timeout }, async () => {
    const input = ["/start", "1", "1", "514040400482", "2", "/language", "2", ""].join("\n");
    const chat = program("cli/chat.ts", { env, input });
    expect(await chat.ended).toBe(0);
    expect(chat.err()).toBe("");
    const said = chat.out();
    expect(said).toContain("Mau cek tagihan apa?");
    expect(said).toContain("  1) ⚡ Listrik PLN\n");
    expect(said).toContain("Kirim ID pelanggan PLN (12 angka).");
    expect(said).toContain("🔎 Sedang dicek…");
    expect(said).toContain("Total bayar: Rp25.720");
    // A copy button of the terminal prints what it would copy.
    expect(said).toContain("\n25720\n");
    expect(said).toContain("Total to pay: IDR 25,720");
  });

  test("ends with 0 when nothing comes at all", { timeout }, async () => {
    const chat = program("cli/chat.ts", { env });
    expect(await chat.ended).toBe(0);
    expect(chat.out()).toContain("Begin with /start.");
  });

  test("says what popped up, and takes a number that is no button as a line", { timeout }, async () => {
    const chat = program("cli/chat.ts", { env, input: "bpjs kesehatan 8888801433177155\n99\n3\n" });
    expect(await chat.ended).toBe(0);
    expect(chat.out()).toContain("⚠️ Jumlah bulannya dari 1 sampai 12.");
    expect(chat.out()).toContain("Jumlah bulan: 3");
    expect(chat.out()).toContain("Total bayar");
  });

  test("is refused a configuration that is not right", { timeout }, async () => {
    const chat = program("cli/chat.ts", { env: { STORE_URL: "nothing" } });
    expect(await chat.ended).toBe(78);
    expect(chat.err()).toContain("STORE_URL: must be");
  });

  test("is refused a catalogue that is not right in the same way", { timeout }, async () => {
    const chat = program("cli/chat.ts", { env: { ...env, CATALOGUE_FILE: "/nowhere/catalogue.json" } });
    expect(await chat.ended).toBe(78);
    expect(chat.err()).toContain("CATALOGUE_FILE: the file cannot be read (ENOENT)");
  });
});
