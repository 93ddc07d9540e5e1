import { hkdfSync } from "node:crypto";
import { z } from "zod";
import type { MadeOnce } from "../../inquiry/made-once.ts";
import { sealing } from "../../sealing/sealing.ts";
import type { KlikooOptions } from "./options.ts";
import { renewalShare } from "./renewal-share.ts";
import type { TokenAnswer } from "./request-token.ts";

export type SharedToken = {
  /** The token that some program has asked for, or a new one. */
  readonly request: () => Promise<TokenAnswer>;
  /** Has everybody forget a token that was refused. */
  readonly drop: (token: string) => void;
};

export type SharedTokenOptions = Pick<KlikooOptions, "baseUrl" | "clientId" | "clientSecret" | "clock"> & {
  readonly once: MadeOnce;
  readonly request: () => Promise<TokenAnswer>;
};

/**
 * One access token for all programs of a partner. What stands in the store is sealed with a key that comes from the
 * client secret: who can read the store alone cannot call Klikoo.
 */
export function sharedToken(options: SharedTokenOptions): SharedToken {
  const { baseUrl, clientId, clientSecret, clock, once, request } = options;
  const name = `klikoo access token of ${clientId} at ${baseUrl}`;
  const { seal, open } = tokenSealing(clientSecret, name);
  let dropping: Promise<void> | undefined;
  let known: { readonly token: string; readonly sealed: string } | undefined;

  return {
    request: async () => {
      await dropping;
      let own: TokenAnswer | undefined;
      const make = async () => {
        own = await request();
        if (own.kind !== "token") return undefined;
        const sealed = seal({ token: own.token, endsAt: clock() + own.lifeMs });
        known = { token: own.token, sealed };
        return { text: sealed, keepMs: own.lifeMs * renewalShare };
      };
      const sealed = await once.get(name, make, new AbortController().signal);
      if (own !== undefined) return own;
      const opened = sealed === undefined ? undefined : open(sealed);
      if (sealed === undefined || opened === undefined) return request();
      known = { token: opened.token, sealed };
      return { kind: "token", token: opened.token, lifeMs: opened.endsAt - clock() };
    },
    drop: (token) => {
      if (known?.token === token) dropping = once.drop(name, known.sealed);
    },
  };
}

const content = z.object({ token: z.string(), endsAt: z.number() });
type Content = z.infer<typeof content>;

/** What was sealed with another secret, or changed since, does not open: then a token of our own is asked for. */
function tokenSealing(secret: string, name: string) {
  const { seal, open } = sealing(new Uint8Array(hkdfSync("sha256", secret, "", name, 32)));
  return {
    seal: (value: Content): string => seal(Buffer.from(JSON.stringify(value)), name),
    open: (sealed: string): Content | undefined => {
      const bytes = open(sealed, name);
      return bytes && content.safeParse(JSON.parse(bytes.toString())).data;
    },
  };
}
