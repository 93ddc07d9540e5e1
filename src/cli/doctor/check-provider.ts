import { providerTitle } from "../../domain/provider-title.ts";
import type { BalanceAnswer, DeskOptions, PartnerDesk } from "../../providers/desk.ts";
import { adviceFor, toldNotDone } from "../not-done.ts";
import { clockFinding } from "./clock-finding.ts";
import { type Check, type Finding, findings } from "./finding.ts";

export type ProviderCheck = {
  readonly desk: (more: DeskOptions) => PartnerDesk;
  readonly isSandbox: boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
};

/** Asks for the balance, which needs credentials and names no customer, and compares clocks with who answers. */
export function checkProvider({ desk, isSandbox, clock }: ProviderCheck): Check {
  const differences: number[] = [];
  const asked = desk({ dated: (date) => differences.push(date - clock()) });
  const about = providerTitle(asked.name);
  return {
    about,
    run: async (signal) => {
      const answer = await asked.balance(signal);
      return [...standing(about, answer, isSandbox), clockFinding(about, differences.at(-1))];
    },
  };
}

function standing(about: string, answer: BalanceAnswer, isSandbox: boolean): readonly Finding[] {
  const { ok, warning, failed } = findings(about);
  switch (answer.kind) {
    case "balance":
      return ok(isSandbox ? "not configured: the sandbox answers" : "the credentials are accepted");
    case "unknown-shape":
      return warning(
        `it answers, but its balance has a shape that this program does not know: ${answer.shape}`,
        "Inquiries may work all the same: try one with npm run inquire.",
      );
    case "provider-unavailable":
    case "provider-misbehaved":
    case "provider-refused-us":
      return failed(toldNotDone(answer), adviceFor(answer));
  }
}
