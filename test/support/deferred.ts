export type Deferred<T> = {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
};

/** A promise that is settled from outside. */
export function deferred<T>(): Deferred<T> {
  const settlers: Pick<Deferred<T>, "resolve" | "reject">[] = [];
  const promise = new Promise<T>((resolve, reject) => settlers.push({ resolve, reject }));
  const [settler] = settlers;
  if (settler === undefined) throw new Error("a promise that runs nothing");
  return { promise, ...settler };
}
