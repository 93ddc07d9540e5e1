import type { NamespaceStore } from "./backend.ts";
import { sealedTexts } from "./sealed-texts.ts";
import type { StoreSeal } from "./store-seal.ts";

/** The same namespace, with its values sealed. Its keys stay as they are. */
export function sealedNamespace(store: NamespaceStore, namespace: string, seal: StoreSeal): NamespaceStore {
  const { sealed, opened } = sealedTexts(namespace, seal);
  const openedAt = (key: string, text: string | undefined) => (text === undefined ? undefined : opened(key, text));
  return {
    ...store,
    get: async (key) => openedAt(key, await store.get(key)),
    getMany: async (keys) => {
      const texts = await store.getMany(keys);
      return keys.map((key, index) => openedAt(key, texts[index]));
    },
    set: (key, value, ttlMs) => store.set(key, sealed(key, value), ttlMs),
    setMany: (entries) => store.setMany(entries.map((entry) => ({ ...entry, value: sealed(entry.key, entry.value) }))),
    async *iterator() {
      for await (const [key, text] of store.iterator()) yield [key, opened(key, text)];
    },
  };
}
