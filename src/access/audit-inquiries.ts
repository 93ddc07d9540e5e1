import type { Answer, Inquire } from "../inquiry/answer.ts";
import type { Inquiry } from "../inquiry/ask.ts";
import type { Attempt } from "../inquiry/inquire.ts";
import type { InquiryOutcome } from "../inquiry/outcome.ts";
import type { AuditEntry, AuditedAttempt } from "./audit.ts";

/** Who asks, and in which chat. */
type Asked = { readonly chat: number; readonly person: number; readonly isPrivate: boolean };

export type AuditedInquiries = {
  /** Of the offers that were tried, those of one inquiry. */
  readonly attempted: (attempt: Attempt) => void;
  readonly inquire: (inquire: Inquire) => (inquiry: Inquiry, signal: AbortSignal, place: Asked) => Promise<Answer>;
  /** Resolves when all that was asked is written. */
  readonly idle: () => Promise<void>;
};

/** Each inquiry in the audit as soon as its answer is there, and without keeping the answer waiting. */
export function auditInquiries(options: {
  /** Resolves when it is written, or never can be. */
  readonly write: (reference: string, entry: () => Promise<AuditEntry>) => Promise<void>;
  readonly handleOf: (person: number) => Promise<string>;
  /** Of a number, what only this bot can tell again. */
  readonly hashed: (account: string) => string;
  /** Ended with the program: it is asked again, and audited then. */
  readonly isLeft: (signal: AbortSignal) => boolean;
  readonly clock: () => number;
}): AuditedInquiries {
  const { write, handleOf, hashed, isLeft, clock } = options;
  const attempts = new Map<string, AuditedAttempt[]>();
  const writing = new Set<Promise<void>>();

  function add(reference: string, entry: () => Promise<AuditEntry>): void {
    const written = write(reference, entry).finally(() => writing.delete(written));
    writing.add(written);
  }

  /** Known before the answer is, so that the entry is on its way to the store before anything that follows from it. */
  function known(person: number): () => Promise<string> {
    const handle = handleOf(person);
    const orAgain = handle.catch(() => undefined);
    return async () => (await orAgain) ?? handleOf(person);
  }

  return {
    attempted: (attempt) => void attempts.get(attempt.reference)?.push(auditedAttempt(attempt)),
    inquire: (inquire) => async (inquiry, signal, place) => {
      const { reference, product, values } = inquiry;
      const begun = clock();
      const by = known(place.person);
      const tried: AuditedAttempt[] = [];
      attempts.set(reference, tried);
      const answered = (answer: Answer) => {
        const at = clock();
        add(reference, async () => ({
          kind: "inquiry",
          at,
          by: await by(),
          where: place.isPrivate ? "private" : place.chat,
          product: product.id,
          category: product.category,
          number: numberOf(values.account ?? "", hashed),
          ...endOf(answer),
          milliseconds: at - begun,
          attempts: tried,
        }));
      };
      try {
        const answer = await inquire(inquiry, signal);
        if (!isLeft(signal)) answered(answer);
        return answer;
      } catch (error) {
        answered({ outcome: { kind: "provider-misbehaved", provider: "" }, answeredAt: clock() });
        throw error;
      } finally {
        attempts.delete(reference);
      }
    },
    idle: async () => {
      while (writing.size > 0) await Promise.all(writing);
    },
  };
}

function auditedAttempt({ offer, outcome, milliseconds }: Attempt): AuditedAttempt {
  return { provider: offer.provider, code: offer.code, outcome: outcome.kind, ...reasonOf(outcome), milliseconds };
}

function endOf({ outcome, rememberedUntil }: Answer) {
  const { kind, provider } = outcome;
  const remembered = rememberedUntil === undefined ? {} : ({ remembered: true } as const);
  return { outcome: kind, provider, ...reasonOf(outcome), ...remembered };
}

function reasonOf(outcome: InquiryOutcome): { readonly reason?: string } {
  return outcome.kind === "bill" || outcome.code === undefined ? {} : { reason: outcome.code };
}

/** Of a short number less than four: half of it stays unsaid. */
function numberOf(account: string, hashed: (account: string) => string) {
  const shown = Math.min(4, Math.floor(account.length / 2));
  return { hash: hashed(account), last4: account.slice(account.length - shown) };
}
