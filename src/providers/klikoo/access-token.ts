import { renewalShare } from "./renewal-share.ts";
import type { TokenAnswer } from "./request-token.ts";

export type AccessTokens = {
  /** The token that is known, or a new one, asked for once for all who wait. */
  readonly get: () => Promise<TokenAnswer>;
  /** Forgets a token that was refused, unless a newer one has taken its place. */
  readonly drop: (token: string) => void;
};

/** Keeps an access token until shortly before it ends. A failure to get one is not kept. */
export function accessTokens(options: {
  readonly request: () => Promise<TokenAnswer>;
  /** Told of a token that was refused and that is known here. */
  readonly dropped?: (token: string) => void;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}): AccessTokens {
  let known: { readonly answer: TokenAnswer & { kind: "token" }; readonly until: number } | undefined;
  let asking: Promise<TokenAnswer> | undefined;

  const ask = async (): Promise<TokenAnswer> => {
    const askedAt = options.clock();
    try {
      const answer = await options.request();
      if (answer.kind === "token") known = { answer, until: askedAt + answer.lifeMs * renewalShare };
      return answer;
    } finally {
      asking = undefined;
    }
  };

  return {
    get: async () => {
      if (known !== undefined && options.clock() < known.until) return known.answer;
      asking ??= ask();
      return asking;
    },
    drop: (token) => {
      if (known?.answer.token !== token) return;
      known = undefined;
      options.dropped?.(token);
    },
  };
}
