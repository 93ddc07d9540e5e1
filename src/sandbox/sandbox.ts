import type { Answer } from "./answer.ts";
import { ayopopSandbox } from "./ayopop/ayopop-sandbox.ts";
import { newCredentials, type SandboxCredentials } from "./credentials.ts";
import { klikooSandbox } from "./klikoo/klikoo-sandbox.ts";
import type { SandboxOptions } from "./options.ts";
import type { SandboxRequest } from "./request.ts";

export type Sandbox = {
  readonly credentials: SandboxCredentials;
  readonly ayopop: (request: SandboxRequest) => Answer;
  readonly klikoo: (request: SandboxRequest) => Answer;
};

/** Both providers without a socket: requests in, answers out. */
export function sandbox(options: SandboxOptions): Sandbox {
  const { clock, accessTokenSeconds = 900, credentials = newCredentials() } = options;
  return {
    credentials,
    ayopop: ayopopSandbox(credentials.ayopop, clock),
    klikoo: klikooSandbox(credentials.klikoo, clock, accessTokenSeconds),
  };
}
