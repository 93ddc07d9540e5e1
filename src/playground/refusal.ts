type RefusalParameters = { readonly retry_after?: number; readonly migrate_to_chat_id?: number };

/** What Telegram answers instead of a result: its error code, its own description, and what it adds to some of them. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(code: number, description: string, parameters?: RefusalParameters, options?: ErrorOptions) {
    super(description, options);
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(what: string, options?: ErrorOptions): Refusal {
  return new Refusal(400, `Bad Request: ${what}`, undefined, options);
}

export const forbidden = (what: string): Refusal => new Refusal(403, `Forbidden: ${what}`);

export const conflict = (what: string): Refusal => new Refusal(409, `Conflict: ${what}`);
