import type { Address } from "../desk/messenger.ts";
import type { OpsGroup } from "../storage/ops-group.ts";
import type { SharedRecord } from "../storage/shared-record.ts";

export type FollowedGroup = {
  /** Undefined where no group is configured. */
  readonly address: () => Address | undefined;
  /** A group has another id now; of other groups nothing is kept here. */
  readonly moved: (from: number, to: number) => Promise<void>;
};

/** The operations group under the id that it has now, also after a restart. */
export async function followOpsGroup(
  configured: { readonly chatId: number; readonly threadId?: number } | undefined,
  kept: SharedRecord<OpsGroup>,
): Promise<FollowedGroup> {
  if (configured === undefined) return { address: () => undefined, moved: async () => undefined };
  const { chatId, threadId } = configured;
  const known = await kept.read();
  let chat = known?.configured === chatId ? known.chat : chatId;
  return {
    // A topic keeps its number where the group had topics before; a group that had none has none to write into.
    address: () => ({ chat, ...(threadId === undefined ? {} : { thread: threadId }) }),
    moved: async (from, to) => {
      if (from !== chat && from !== chatId) return;
      chat = to;
      await kept.change(() => ({ configured: chatId, chat: to }));
    },
  };
}
