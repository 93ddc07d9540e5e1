/**
 * What lies at the bottom of an error, as a code. No message of it is shown: those of drivers hold addresses, and an
 * address may hold a password.
 */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const inner = error.cause === undefined ? undefined : causeOf(error.cause);
  return inner ?? ownCode(error);
}

function ownCode(error: Error): string {
  if ("code" in error && /^[\w-]{1,40}$/.test(String(error.code))) return String(error.code);
  // Redis refuses with a word in front: WRONGPASS, NOAUTH, READONLY.
  return /^[A-Z]{4,20}\b/.exec(error.message)?.[0] ?? error.name;
}
