import { defaultLimits, type Limits } from "../limits.ts";
import type { PlaygroundGroup, PlaygroundOptions, PlaygroundPerson } from "../playground-options.ts";
import { type CallCounts, callCounts } from "./call-counts.ts";
import { type CallbackQueries, callbackQueries } from "./callback-queries.ts";
import type { User } from "./chat.ts";
import { type CommandBook, commandBook } from "./command-book.ts";
import { type EventLog, eventLog } from "./event-log.ts";
import { type FileStore, fileStore } from "./file-store.ts";
import { firstId } from "./first-id.ts";
import { type FloodLimits, floodLimits } from "./flood-limits.ts";
import { type LongPoll, longPoll } from "./long-poll.ts";
import { newRoom, type Room } from "./room.ts";
import { type UpdateQueue, updateQueue } from "./update-queue.ts";
import { type WebhookDelivery, webhookDelivery } from "./webhook-delivery.ts";

/** Everything there is: who, where, what was said, and what the bot has yet to hear. In memory only. */
export type World = {
  readonly bot: User & { readonly username: string };
  readonly people: Map<number, User>;
  readonly rooms: Map<number, Room>;
  /** The ids of groups that became supergroups, and where they went. */
  readonly migrations: Map<number, number>;
  /** What the bot says of itself, by `description` or `short_description` and language. */
  readonly descriptions: Map<string, string>;
  readonly commands: CommandBook;
  readonly events: EventLog;
  readonly updates: UpdateQueue;
  readonly poll: LongPoll;
  readonly webhook: WebhookDelivery;
  readonly queries: CallbackQueries;
  readonly files: FileStore;
  readonly flood: FloodLimits;
  readonly counts: CallCounts;
  readonly limits: Limits;
  readonly clock: () => number;
};

type OnReply = (call: Readonly<Record<string, unknown>>) => Promise<void>;

export function createWorld(options: PlaygroundOptions, onWebhookReply: OnReply): World {
  const { clock, people, groups } = options;
  const { token: _, ...bot } = options.bot;
  const limits = { ...defaultLimits, ...options.limits };
  const queue = updateQueue(firstId(clock()));
  const counts = callCounts(clock);
  const rooms = [...people.map((person) => privateRoom(person, clock())), ...groups.map((g) => groupRoom(g, clock()))];
  return {
    bot: { ...bot, is_bot: true },
    people: new Map(people.map((person) => [person.id, { ...person, is_bot: false }])),
    rooms: new Map(rooms.map((room) => [room.chat.id, room])),
    migrations: new Map(groups.flatMap(({ id, migrated_from }) => (migrated_from ? [[migrated_from, id]] : []))),
    descriptions: new Map(),
    commands: commandBook(),
    events: eventLog(Math.floor(clock()), limits.eventsKept),
    updates: queue,
    poll: longPoll(queue),
    webhook: webhookDelivery({ queue, clock, retryMs: limits.webhookRetryMs, onReply: onWebhookReply }),
    queries: callbackQueries(clock, limits.queryLifetimeMs),
    files: fileStore(firstId(clock()), limits.fileBytesKept),
    flood: floodLimits(limits, clock, counts),
    counts,
    limits,
    clock,
  };
}

function privateRoom({ id, first_name, last_name, username }: PlaygroundPerson, epochMs: number): Room {
  return newRoom({
    chat: {
      id,
      type: "private",
      first_name,
      ...(last_name === undefined ? {} : { last_name }),
      ...(username === undefined ? {} : { username }),
    },
    members: new Set([id]),
    admins: new Set(),
    creator: undefined,
    ephemeral: false,
    standing: "stranger",
    nextMessageId: firstId(epochMs),
  });
}

export function groupRoom(group: PlaygroundGroup, epochMs: number): Room {
  const { id, title, members, admins, creator, type = "supergroup", without_bot = false, ephemeral = true } = group;
  return newRoom({
    chat: { id, type, title },
    members: new Set(members),
    admins: new Set(admins),
    creator,
    ephemeral,
    standing: without_bot ? "stranger" : "member",
    nextMessageId: firstId(epochMs),
  });
}

export const epochSeconds = ({ clock }: World): number => Math.floor(clock() / 1000);
