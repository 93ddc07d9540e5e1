import type { Config } from "../config/read-config.ts";
import { programVersion } from "./program-version.ts";

export type Runs = ReturnType<typeof whatRuns> & {
  /** The address of the server that monitoring asks. */
  readonly listensAt: string;
};

/** For the line at the start: what somebody wants to know who looks at the log of a program that they did not start. */
export function whatRuns(
  { telegram, storeUrl, access }: Config,
  found: { readonly username: string; readonly providers: readonly string[]; readonly sandbox: boolean },
) {
  return {
    version: programVersion(),
    bot: `@${found.username}`,
    delivery: telegram.kind === "playground" ? telegram.kind : telegram.delivery.kind,
    // The rest of the address may hold a password.
    store: storeUrl.replace(/:.*/s, ""),
    providers: found.sandbox ? ["sandbox"] : found.providers,
    access,
  };
}
