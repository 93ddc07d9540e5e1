import { Pool } from "undici";

export type WebhookClient = {
  /** Tells what was answered, once it was answered with 200. */
  readonly deliver: (update: object) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Delivers as Telegram does, over so many connections. */
export function webhookClient({ origin, pathname }: URL, secret: string, connections: number): WebhookClient {
  const pool = new Pool(origin, { connections });
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
  // `dispatch` costs the bench half of what `request` does.
  const deliver = (update: object) =>
    new Promise<string>((resolve, reject) => {
      let status = 0;
      let text = "";
      pool.dispatch(
        { path: pathname, method: "POST", headers, body: JSON.stringify(update) },
        {
          onRequestStart: () => {},
          onResponseStart: (_, code) => {
            status = code;
          },
          onResponseData: (_, chunk) => {
            text += chunk.toString("utf8");
          },
          onResponseEnd: () => (status === 200 ? resolve(text) : reject(new Error(`The webhook answered ${status}`))),
          onResponseError: (_, error) => reject(error),
        },
      );
    });
  return { deliver, close: () => pool.destroy() };
}
