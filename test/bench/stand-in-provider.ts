import { fixtureText } from "../support/fixture.ts";
import { type Asked, leanServer } from "./lean-server.ts";

export type StandInProvider = {
  readonly url: string;
  /** How often a bill was asked for so far. */
  readonly asked: () => number;
  /** When the answer about a number left, by `performance.now()`; told once. */
  readonly answeredAt: (account: string) => number | undefined;
  readonly close: () => Promise<void>;
};

export const paths = {
  ayopop: "/api/v2/bill/check",
  klikoo: "/v1/open-api/transactions/inquiry-postpaid",
  klikooToken: "/v1/open-api/access-token",
} as const;

/** Documented answers to an inquiry of PLN postpaid, and who and which number stand in them. */
export const samples = {
  ayopop: { fixture: "inquiry-300-pln-postpaid-1bill-docs", account: "516070377775", name: "INDAH PUTRI" },
  klikoo: { fixture: "inquiry-postpaid-200-pln", account: "514040400482", name: "INDAH PUTRI" },
} as const;

/** By path. */
export const answers: ReadonlyMap<string, string> = new Map([
  [paths.ayopop, JSON.stringify(JSON.parse(fixtureText("ayopop", samples.ayopop.fixture)))],
  [paths.klikoo, JSON.stringify(JSON.parse(fixtureText("klikoo", samples.klikoo.fixture)))],
  [paths.klikooToken, fixtureText("klikoo", "access-token-200")],
]);

/** Both providers, with the same bill for every number, after the same time; at once without one. */
export async function standInProvider(afterMs = 0): Promise<StandInProvider> {
  const answered = new Map<string, number>();
  let asked = 0;

  const answer = ({ path, head }: Asked): string => {
    const text = answers.get(path) ?? "Nothing is answered here";
    if (path !== paths.ayopop) return text;
    const account = accountIn(head);
    answered.set(account, performance.now());
    return text.replaceAll(samples.ayopop.account, account);
  };
  const { url, close } = await leanServer((request) => {
    if (request.path === paths.ayopop) asked++;
    if (afterMs === 0) return answer(request);
    return new Promise((resolve) => setTimeout(() => resolve(answer(request)), afterMs));
  });
  return {
    url,
    close,
    asked: () => asked,
    answeredAt: (account) => {
      const time = answered.get(account);
      answered.delete(account);
      return time;
    },
  };
}

/** Ayopop is asked by a token, whose middle part is the question. */
function accountIn(head: string): string {
  const [, question = ""] = /^token: *[^.\r]+\.([^.\r]+)\./im.exec(head) ?? [];
  const { accountNumber }: { accountNumber: string } = JSON.parse(Buffer.from(question, "base64url").toString());
  return accountNumber;
}
