import { REVISION_HEAD, revisionIn } from "./revision-in.ts";
import type { StoreSeal } from "./store-seal.ts";

export type SealedTexts = {
  readonly sealed: (key: string, text: string) => string;
  /** What does not open stays as it is, and is no record: unreadable, with the revision that a write over it follows. */
  readonly opened: (key: string, text: string) => string;
  /** What should stand there instead, where it was not sealed, or sealed with the old key. */
  readonly renewed: (key: string, text: string) => string | undefined;
};

const START = '{"value":';
const END = '"}}';

/**
 * The texts of a namespace as they are kept: `{"value":{"revision":7,"sealed":"…"}}`. The revision stays readable in
 * front, because the stores compare it; it is sealed in, as are namespace and key, so that a value cannot be moved to
 * another person's key. Keys are readable: they hold ids of Telegram and hashes, no customer's number.
 *
 * A text that was never sealed is read as it is, since it may be from before there was a key.
 */
export function sealedTexts(namespace: string, { seal, open, renewed }: StoreSeal): SealedTexts {
  const contextOf = (key: string, revision: number) => JSON.stringify([namespace, key, revision]);
  const sealed = (key: string, text: string) => {
    const revision = revisionIn(text);
    return headOf(revision) + seal(text, contextOf(key, revision)) + END;
  };
  return {
    sealed,
    opened: (key, text) => {
      const revision = revisionIn(text);
      const head = headOf(revision);
      if (!text.startsWith(head)) return text;
      return open(text.slice(head.length, -END.length), contextOf(key, revision)) ?? text;
    },
    renewed: (key, text) => {
      const revision = revisionIn(text);
      const head = headOf(revision);
      if (!text.startsWith(head)) return text.startsWith(START) ? sealed(key, text) : undefined;
      const again = renewed(text.slice(head.length, -END.length), contextOf(key, revision));
      return again === undefined ? undefined : head + again + END;
    },
  };
}

function headOf(revision: number): string {
  return revision === 0 ? '{"value":{"sealed":"' : `${REVISION_HEAD}${revision},"sealed":"`;
}
