/** What several programs need and one of them makes for all. */
export type MadeOnce = {
  /**
   * What has been made under this name and is still kept. Else one program runs `make` and the others wait for it; when
   * nothing comes of it, or the program ends, the next one makes it. A wait that is called off ends with `undefined`,
   * and so does making nothing.
   */
  readonly get: (
    name: string,
    make: () => Promise<Made | undefined>,
    signal: AbortSignal,
  ) => Promise<string | undefined>;
  /** Forgets what was made, unless something newer has taken its place. */
  readonly drop: (name: string, text: string) => Promise<void>;
};

export type Made = {
  readonly text: string;
  /** In milliseconds; 0: it is given to who waits for it already, and forgotten. */
  readonly keepMs: number;
};
