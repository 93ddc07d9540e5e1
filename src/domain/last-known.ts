/** What was learned last, of so many at the most: the one longest ago is forgotten first. */
export type LastKnown<Key, Known> = {
  readonly of: (key: Key) => Known | undefined;
  readonly learn: (key: Key, known: Known) => void;
  readonly forget: (key: Key) => void;
};

export function lastKnown<Key, Known>(most: number): LastKnown<Key, Known> {
  const all = new Map<Key, Known>();
  return {
    of: (key) => all.get(key),
    learn: (key, known) => {
      // What is learned again goes to the end.
      all.delete(key);
      all.set(key, known);
      const [oldest = key] = all.keys();
      if (all.size > most) all.delete(oldest);
    },
    forget: (key) => void all.delete(key),
  };
}
