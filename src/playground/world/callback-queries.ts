import { badRequest } from "../refusal.ts";

/** Who pressed, and on which message of which chat (see `keyOf`). */
export type Press = { readonly person: number; readonly chat: number; readonly message: number };

export type CallbackQueries = {
  /** Notes that a person pressed a button, and gives the id of the query. */
  readonly open: (press: Press) => string;
  /** Whom the answer goes to. A query is answered once and soon, or not at all. */
  readonly close: (id: string) => number;
  /** A press of some seconds ago, whether it is answered or not. */
  readonly recent: (id: string) => Press;
};

export function callbackQueries(clock: () => number, lifetimeMs: number): CallbackQueries {
  const known = new Map<string, { readonly press: Press; readonly until: number; answered: boolean }>();
  let nextId = BigInt(Math.floor(clock())) * 1_000_000n;

  const forgetOld = (): void => {
    for (const [id, { until }] of known) {
      if (until > clock()) return;
      known.delete(id);
    }
  };

  const find = (id: string) => {
    forgetOld();
    const query = known.get(id);
    if (query === undefined) throw badRequest("query is too old and response timeout expired or query ID is invalid");
    return query;
  };

  return {
    open(press) {
      forgetOld();
      nextId += 1n;
      const id = String(nextId);
      known.set(id, { press, until: clock() + lifetimeMs, answered: false });
      return id;
    },
    close(id) {
      const query = find(id);
      if (query.answered) {
        throw badRequest("query is too old and response timeout expired or query ID is invalid");
      }
      query.answered = true;
      return query.press.person;
    },
    recent: (id) => find(id).press,
  };
}
