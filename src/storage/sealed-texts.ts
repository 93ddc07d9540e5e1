import { REVISION_HEAD, revisionIn } from "./revision-in.ts";
import type { StoreSeal } from "./store-seal.ts";

export type SealedTexts = {
  readonly sealed: (key: string, text: string) => string;
  /** What does not open stays as it is, and is no record: unreadable, with the revision that a write over it follows. */
  readonly opened: (key: string, text: string) => string;
};

const END = '"}}';

/**
 * The texts of a namespace as they are kept: `{"value":{"revision":7,"sealed":"…"}}`. The revision stays readable in
 * front, because the stores compare it; it is sealed in, as are namespace and key, so that a value cannot be moved to
 * another person's key. Keys are readable: they hold ids of Telegram and hashes, no customer's number.
 *
 * A text that was never sealed is read as it is, since it may be from before there was a key.
 */
export function sealedTexts(namespace: string, { seal, open }: StoreSeal): SealedTexts {
  const contextOf = (key: string, revision: number) => JSON.stringify([namespace, key, revision]);
  return {
    sealed: (key, text) => {
      const revision = revisionIn(text);
      return headOf(revision) + seal(text, contextOf(key, revision)) + END;
    },
    opened: (key, text) => {
      const revision = revisionIn(text);
      const head = headOf(revision);
      if (!text.startsWith(head)) return text;
      return open(text.slice(head.length, -END.length), contextOf(key, revision)) ?? text;
    },
  };
}

function headOf(revision: number): string {
  return revision === 0 ? '{"value":{"sealed":"' : `${REVISION_HEAD}${revision},"sealed":"`;
}
