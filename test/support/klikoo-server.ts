import type { ServerResponse } from "node:http";
import { pem } from "../config/environment.ts";
import { fixtureText } from "./fixture.ts";
import { wireServer, write } from "./wire-server.ts";

export type KlikooReply = (account: string, response: ServerResponse) => void;

const sample = JSON.parse(fixtureText("klikoo", "inquiry-postpaid-200-pln"));

/** The published bill, in the name of any number. */
export const klikooBill: KlikooReply = (account_number, response) =>
  write(response, { status: 200, body: JSON.stringify({ ...sample, data: { ...sample.data, account_number } }) });

export const klikooRefusal =
  (code: string): KlikooReply =>
  (_, response) =>
    write(response, {
      status: Number(code.slice(0, 3)),
      body: JSON.stringify({ response_code: code, response_message: "Gagal", data: null }),
    });

/** A Klikoo for one test: what it is asked, with which token, and of how many inquiries at once. */
export async function klikooServer(reply: { answer: KlikooReply }) {
  const asked: string[] = [];
  const authorized: string[] = [];
  const count = { tokens: 0, inside: 0, most: 0 };

  function giveToken(response: ServerResponse): void {
    count.tokens += 1;
    const data = { access_token: `token-${count.tokens}`, expires_in: 900 };
    write(response, { status: 200, body: JSON.stringify({ response_code: "200012000", response_message: "", data }) });
  }

  const { url } = await wireServer(({ path, body, headers }, response) => {
    if (path.endsWith("/access-token")) return giveToken(response);
    const account: string = JSON.parse(body).account_number;
    asked.push(account);
    authorized.push(headers.authorization ?? "");
    count.inside += 1;
    count.most = Math.max(count.most, count.inside);
    response.on("finish", () => {
      count.inside -= 1;
    });
    reply.answer(account, response);
  });
  const settings = { baseUrl: url, clientId: "the id", clientSecret: "the secret", privateKey: `${pem}\n` };
  return { settings, asked, authorized, count };
}
