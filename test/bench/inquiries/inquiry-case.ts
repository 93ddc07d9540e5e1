import type { InquiryOutcome } from "../../../src/inquiry/outcome.ts";
import type { BillProvider, InquiryRequest } from "../../../src/inquiry/provider.ts";
import type { HttpClient, Path } from "../../../src/providers/http.ts";

/** The inquiry of a provider, whole and in its parts. */
export type InquiryCase = {
  readonly name: string;
  /** The adapter with its HTTP client. */
  readonly provider: BillProvider;
  /** What the adapter does around the network, for which `send` stands. */
  readonly around: (send: Send) => (request: InquiryRequest) => Promise<InquiryOutcome>;
  readonly request: InquiryRequest;
};

export type Send = HttpClient<Path>;
