import type { NotDone } from "../providers/about-us.ts";

/** By the case at the end of Klikoo's codes (klikoo-doc.readme.io/reference/apis-response-code). */
const klikooCases: Readonly<Record<string, string>> = {
  "6505": "Set this machine's clock: Klikoo compares it with its own.",
  "6508":
    "Check KLIKOO_CLIENT_SECRET, and that KLIKOO_PRIVATE_KEY is the half of the public key in Klikoo's dashboard; " +
    "if they are right, try KLIKOO_SIGNED_METHOD=lower.",
  "6524": "Ask Klikoo to verify your account.",
  "6567": "Ask Klikoo to make yours a B2B account.",
  "6568": "KLIKOO_CLIENT_ID must be the UUID of Klikoo's dashboard.",
  "6570": "Check KLIKOO_CLIENT_ID, KLIKOO_CLIENT_SECRET and KLIKOO_PRIVATE_KEY against Klikoo's dashboard.",
  "6571": "Ask Klikoo to allow the address from which this machine reaches the internet.",
};

/** What an operator can do about a provider that did not do what it was asked. */
export function adviceFor({ kind, provider, code = "" }: NotDone): string {
  const prefix = provider.toUpperCase();
  const known = provider === "klikoo" ? klikooCases[code.slice(-4)] : undefined;
  if (known !== undefined) return known;
  switch (kind) {
    case "provider-unavailable":
      return `Check ${prefix}_BASE_URL, the network and the firewall; if they are right, ask the provider.`;
    case "provider-misbehaved":
      return `Check ${prefix}_BASE_URL: something else may answer there.`;
    case "provider-refused-us":
      return `Check every ${prefix}_ variable, and ask the provider whether this machine's address is allowed.`;
  }
}

const verbs = {
  "provider-unavailable": "it is not available",
  "provider-misbehaved": "what it answers makes no sense",
  "provider-refused-us": "it refuses us",
} as const;

/** What happened, with the provider's own code and words. */
export function toldNotDone({ kind, code, message }: NotDone): string {
  const words = [code, withoutTokens(message?.en ?? message?.id)].filter(Boolean).join(", ");
  return words === "" ? verbs[kind] : `${verbs[kind]}: ${words}`;
}

/** No word is this long, but a token or a signature that somebody repeats to us may be. */
function withoutTokens(text: string | undefined): string | undefined {
  return text?.replace(/\S{25,}/g, "•••");
}
