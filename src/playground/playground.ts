import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { botApi } from "./bot-api/bot-api.ts";
import { callMethod } from "./bot-api/call-method.ts";
import { pageFiles } from "./page-files.ts";
import { personApi } from "./person-api/person-api.ts";
import type { PlaygroundGroup, PlaygroundOptions } from "./playground-options.ts";
import { Refusal } from "./refusal.ts";
import type { CallCounts } from "./world/call-counts.ts";
import { createWorld, groupRoom, type World } from "./world/world.ts";

const largestBodyBytes = 20 * 1024 * 1024;
const tooLarge = { ok: false, error_code: 413, description: "Request Entity Too Large" };

export type Playground = {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** What the bot sent, edited and was refused as too much until now, in all and by chat. */
  readonly counts: CallCounts["all"];
  /** A group that is there from now on. */
  readonly addGroup: (group: PlaygroundGroup) => void;
  /** Ends open polls and streams, and stops posting to a webhook. */
  readonly close: () => void;
};

/** A Telegram of one's own, for one bot: its Bot API, and the people, groups and page that it talks with. */
export function playground(options: PlaygroundOptions): Playground {
  const closing = new AbortController();
  const world: World = createWorld(options, (reply) => callFromWebhook(world, reply, closing.signal));
  const app = new Hono();
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.json(tooLarge, 413) }));
  app.route("/api", personApi(world, options.help !== undefined));
  app.route("/", pageFiles(options.help));
  app.route("/", botApi(world, options.bot.token));
  return {
    fetch: (request) => app.fetch(request),
    counts: world.counts.all,
    addGroup: (group) => void world.rooms.set(group.id, groupRoom(group, options.clock())),
    close() {
      closing.abort();
      world.webhook.set(undefined);
      world.poll.interrupt();
      world.events.close();
    },
  };
}

/** Telegram tells nobody how a call in a webhook's answer went. */
async function callFromWebhook(
  world: World,
  { method, ...parameters }: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await callMethod(world, String(method), new Map(Object.entries(parameters)), signal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
