/** The chat that a call of the Bot API is about, by whatever it is named there; undefined where it is about none. */
export function chatOfCall(payload: unknown): unknown {
  return (payload as { readonly chat_id?: unknown } | undefined)?.chat_id;
}
