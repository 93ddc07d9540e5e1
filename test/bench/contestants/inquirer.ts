import { createSecretKey } from "node:crypto";
import { Agent } from "node:http";
import axios from "axios";
import jwt from "jsonwebtoken";
import { providerKey, providerSecret } from "./run-as-child.ts";

type Answer = {
  readonly responseCode: number;
  readonly data: {
    readonly customerName: string;
    readonly amount: number;
    readonly billDetails: readonly { readonly billInfo: readonly { readonly key: string; readonly value: string }[] }[];
  };
};

/** Asks Ayopop and writes the bill, for the peers; it trusts the answer, as a small bot would. */
export function inquirer(baseURL: string): (account: string, code: string) => Promise<string> {
  const client = axios.create({ baseURL, httpAgent: new Agent({ keepAlive: true }), timeout: 30_000 });
  // Given a text, jsonwebtoken would spend half a millisecond on trying to read it as a private key.
  const key = createSecretKey(providerSecret, "utf8");
  const rupiah = new Intl.NumberFormat("id-ID");
  return async (accountNumber, productCode) => {
    const parameters = { partnerId: providerKey, accountNumber, productCode };
    const TOKEN = jwt.sign(parameters, key, { algorithm: "HS256", noTimestamp: true });
    const headers = { KEY: providerKey, TOKEN, VERSION: "2.0" };
    const { data: answer } = await client.post<Answer>("/api/v2/bill/check", {}, { headers });
    if (answer.responseCode !== 300) return "Tagihan tidak ditemukan.";
    const { customerName, amount, billDetails } = answer.data;
    const facts = billDetails.flatMap(({ billInfo }) => billInfo.map(({ key, value }) => `${key}: ${value}`));
    const total = `<b>Total: Rp${rupiah.format(amount)}</b>`;
    return [`👤 ${customerName}`, `🔢 <code>${accountNumber}</code>`, ...facts, total].join("\n");
  };
}
