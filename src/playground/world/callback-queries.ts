import { badRequest } from "../refusal.ts";

export type CallbackQueries = {
  /** Notes that a person pressed a button, and gives the id of the query. */
  readonly open: (person: number) => string;
  /** Whom the answer goes to. A query is answered once and soon, or not at all. */
  readonly close: (id: string) => number;
};

export function callbackQueries(clock: () => number, lifetimeMs: number): CallbackQueries {
  const open = new Map<string, { readonly person: number; readonly until: number }>();
  let nextId = BigInt(Math.floor(clock())) * 1_000_000n;

  const forgetOld = (): void => {
    for (const [id, { until }] of open) {
      if (until > clock()) return;
      open.delete(id);
    }
  };

  return {
    open(person) {
      forgetOld();
      nextId += 1n;
      const id = String(nextId);
      open.set(id, { person, until: clock() + lifetimeMs });
      return id;
    },
    close(id) {
      forgetOld();
      const query = open.get(id);
      if (query === undefined) {
        throw badRequest("query is too old and response timeout expired or query ID is invalid");
      }
      open.delete(id);
      return query.person;
    },
  };
}
