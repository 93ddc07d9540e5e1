import { Api, GrammyError } from "grammy";
import { leanTransport } from "./lean-transport.ts";

/** What Telegram says of a token and of where it delivers to. */
export type BotStanding =
  | { readonly kind: "known"; readonly username: string; readonly webhook: WebhookStanding }
  /** `code` as in HTTP: 401 and 404 mean that there is no bot with this token. */
  | { readonly kind: "refused"; readonly code: number; readonly description: string }
  | { readonly kind: "unreachable"; readonly cause: string };

export type WebhookStanding = {
  /** Empty when updates have to be asked for. */
  readonly url: string;
  readonly pending: number;
  /** The last delivery that failed; `at` in epoch milliseconds. */
  readonly lastError?: { readonly at: number; readonly message: string };
};

/** Asks once, with no retry: who asks wants to know how it is now. */
export async function botStanding(
  options: { readonly token: string; readonly apiRoot: string },
  signal: AbortSignal,
): Promise<BotStanding> {
  const transport = leanTransport(options);
  const api = new Api(options.token, { apiRoot: options.apiRoot });
  api.config.use(transport.transformer);
  // grammY names the type of a polyfill; what it passes on is the signal itself.
  const ending = signal as Parameters<typeof api.getMe>[0];
  try {
    const { username } = await api.getMe(ending);
    const webhook = await api.getWebhookInfo(ending);
    const { url = "", pending_update_count: pending, last_error_date: at, last_error_message: message = "" } = webhook;
    return {
      kind: "known",
      username,
      webhook: { url, pending, ...(at === undefined ? {} : { lastError: { at: at * 1000, message } }) },
    };
  } catch (error) {
    if (error instanceof GrammyError) {
      return { kind: "refused", code: error.error_code, description: error.description };
    }
    return { kind: "unreachable", cause: causeOf(error) };
  } finally {
    await transport.close();
  }
}

/** Only the code of the innermost error: the messages hold the address, and that holds the token. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.cause !== undefined) return causeOf(error.cause);
  return "code" in error ? String(error.code) : error.name;
}
