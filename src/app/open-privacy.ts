import type { Config } from "../config/read-config.ts";
import type { DeskPart } from "../desk/desk.ts";
import { type DeletionOptions, deletionPart } from "../ops/privacy/deletion-part.ts";
import { privacyPart } from "../ops/privacy/privacy-part.ts";
import { auditKept } from "../storage/audit.ts";
import { languageKept, sessionKept } from "../storage/sessions.ts";
import { usageKept } from "../storage/usage.ts";

export type PrivacyOptions = Pick<DeletionOptions, "handleOf" | "write"> & {
  readonly config: Pick<Config, "access" | "adminIds" | "routing">;
  /** Ends all that runs for somebody; whatever they do next begins anew. */
  readonly end: (person: number) => Promise<void>;
  /** One for each thing that is kept of people. What is not erased here is found by the test of the whole store. */
  readonly erasers: readonly ((person: number) => Promise<unknown>)[];
  /** By which they are known: it goes last, so that what fails before can be tried again. */
  readonly eraseMember: (person: number) => Promise<unknown>;
};

/** What is kept of people, and its deletion by themselves. */
export function openPrivacy(options: PrivacyOptions): readonly DeskPart[] {
  const { config, end, erasers, eraseMember, handleOf, write } = options;
  const { bill, alreadyPaid, unknownAccount } = config.routing.times;
  return [
    privacyPart({
      session: sessionKept,
      answer: Math.max(bill, alreadyPaid, unknownAccount),
      usage: usageKept,
      audit: auditKept,
      language: languageKept,
    }),
    deletionPart({
      handleOf,
      write,
      erase: async (person) => {
        await end(person);
        await Promise.all(erasers.map((erase) => erase(person)));
        await eraseMember(person);
      },
      isConfigured: (person) => config.adminIds.includes(person),
      isOpen: config.access === "open",
      clock: Date.now,
    }),
  ];
}
