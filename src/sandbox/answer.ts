/** A response that arrives, perhaps late. */
export type WholeAnswer = {
  readonly kind: "whole";
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly afterMs?: number;
};

/** What happens to a request, as data; `write-answer.ts` does it to the socket. */
export type Answer =
  | WholeAnswer
  /** All of the body is promised, half of it is sent, then the connection is cut. */
  | { readonly kind: "half"; readonly body: string }
  | { readonly kind: "cut" }
  | { readonly kind: "hang" };

export function json(status: number, value: unknown): WholeAnswer {
  return { kind: "whole", status, contentType: "application/json", body: JSON.stringify(value) };
}

export const notServed = json(404, { error: "the sandbox does not serve this method and path" });
