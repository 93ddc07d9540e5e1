import { badRequest, conflict } from "../refusal.ts";
import type { World } from "../world/world.ts";
import {
  type CallParameters,
  flagParameter,
  integerParameter,
  structureParameter,
  textParameter,
} from "./call-parameters.ts";
import type { Method, Methods } from "./method.ts";

const longestPollSeconds = 50;

const removeWebhook: Method = ({ webhook, updates }, call) => {
  webhook.set(undefined);
  if (flagParameter(call, "drop_pending_updates")) updates.clear();
  return true;
};

export const updateMethods: Methods = {
  getupdates({ webhook, updates, poll }, call, signal) {
    if (webhook.current() !== undefined) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    updates.allow(readAllowedUpdates(call));
    return poll.poll({
      offset: integerParameter(call, "offset") ?? 0,
      limit: within(integerParameter(call, "limit") ?? 100, 1, 100),
      timeoutSeconds: within(integerParameter(call, "timeout") ?? 0, 0, longestPollSeconds),
      signal,
    });
  },
  setwebhook(world, call, signal) {
    const url = textParameter(call, "url");
    return url === "" ? removeWebhook(world, call, signal) : setWebhook(world, call, url);
  },
  deletewebhook: removeWebhook,
  getwebhookinfo({ webhook, updates }) {
    const current = webhook.current();
    const error = webhook.lastError();
    return {
      url: current?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(current === undefined ? {} : { max_connections: current.maxConnections }),
      ...(updates.allowed().length === 0 ? {} : { allowed_updates: updates.allowed() }),
      ...(error === undefined
        ? {}
        : { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
    };
  },
};

function setWebhook({ webhook, updates, poll }: World, call: CallParameters, url: string): true {
  const secret = textParameter(call, "secret_token");
  if (!isLoopback(url)) throw badRequest("bad webhook: the playground delivers to loopback addresses only");
  if (secret.length > 256) throw badRequest("secret token is too long");
  if (!/^[\w-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  updates.allow(readAllowedUpdates(call));
  if (flagParameter(call, "drop_pending_updates")) updates.clear();
  poll.interrupt(conflict("terminated by setWebhook request"));
  webhook.set({
    url,
    secret: secret === "" ? undefined : secret,
    maxConnections: within(integerParameter(call, "max_connections") ?? 40, 1, 100),
  });
  return true;
}

/** Anything else would make the playground a way to send requests into a network. */
function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function readAllowedUpdates(call: CallParameters): readonly string[] | undefined {
  const given = structureParameter(call, "allowed_updates", "allowed updates");
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) throw badRequest("expected an Array of String as allowed_updates");
  return given.map(String);
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
