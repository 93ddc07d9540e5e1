import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { playground } from "../../src/playground/playground.ts";
import { servePlayground } from "../../src/playground/serve-playground.ts";
import type { Chance } from "./chance.ts";
import { type Happened, stageOfCall } from "./stage.ts";

const token = "7000000001:outside";
const bot = { token, id: 7_000_000_001, first_name: "Cek Tagihan", username: "cek_tagihan_bot" };
/** Agents press faster than anybody, and a webhook that was down is tried again soon. */
const limits = {
  privateBurst: 1e6,
  groupPerMinute: 1e6,
  overallPerSecond: 1e6,
  messagesPerChat: 1e6,
  eventsKept: 1e5,
  webhookRetryMs: 100,
  queryLifetimeMs: 60_000,
};

export type OutsideTelegram = {
  readonly url: string;
  readonly token: string;
  readonly people: readonly number[];
  readonly group: number;
};

/** Most calls are answered at once; some so late that the bot may not be there any more. */
const delays = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 400, 1_000, 2_500] as const;

/** The strict playground, outside of the bot, which tells each call when it has taken it and not yet answered it. */
export async function outsideTelegram(
  { people: size, chance, isSlow }: { readonly people: number; readonly chance: Chance; readonly isSlow: boolean },
  happened: Happened,
): Promise<OutsideTelegram> {
  const people = Array.from({ length: size }, (_, at) => ({ id: 6_000_000_001 + at, first_name: `Agen ${at + 1}` }));
  const group = { id: -1_002_000_000_001, title: "Agen Loket", members: people.map(({ id }) => id) };
  const local = playground({ bot, people, groups: [group], clock: Date.now, limits });

  async function watched(request: Request): Promise<Response> {
    const [, method = ""] = /\/bot[^/]+\/(\w+)$/.exec(new URL(request.url).pathname) ?? [];
    const name = method.toLowerCase();
    const response = await local.fetch(request);
    if (name === "getupdates" && (await hasUpdates(response))) happened("update-delivered");
    const stage = stageOfCall.get(name);
    if (stage === undefined) return response;
    happened(stage);
    if (isSlow) await pause(chance.of(delays));
    return response;
  }

  const { url, close } = await servePlayground({ ...local, fetch: watched }, { host: "127.0.0.1", port: 0 });
  onTestFinished(close);
  return { url, token, people: people.map(({ id }) => id), group: group.id };
}

async function hasUpdates(response: Response): Promise<boolean> {
  return (await response.clone().text()).includes('"update_id"');
}
