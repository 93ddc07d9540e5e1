import type { ProviderSettings } from "../../src/config/providers.ts";
import { pem } from "../config/environment.ts";
import { fixtureText } from "../support/fixture.ts";
import { customerOf } from "./cast.ts";
import { type LocalServer, localServer } from "./local-server.ts";

const sample = JSON.parse(fixtureText("klikoo", "inquiry-postpaid-200-pln"));
const token = { response_code: "200012000", response_message: "", data: { access_token: "token", expires_in: 900 } };

/** A Klikoo that answers at once, and knows the customer of each number. */
export async function knowingProvider(): Promise<{
  readonly settings: ProviderSettings["klikoo"];
  readonly close: LocalServer["close"];
}> {
  const { url, close } = await localServer(({ path, body }) => {
    if (path.endsWith("/access-token")) return token;
    const { account_number } = JSON.parse(body);
    return {
      ...sample,
      data: { ...sample.data, account_number, customer_name: `${customerOf(account_number)} PUTRI` },
    };
  });
  return { settings: { baseUrl: url, clientId: "the id", clientSecret: "the secret", privateKey: `${pem}\n` }, close };
}
