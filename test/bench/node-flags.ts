/**
 * As the README starts it in production. With less room for what is new, what is under way while a provider is asked is
 * taken for old, and all that is old has to be looked through every few seconds.
 */
export const production = ["--max-semi-space-size=32"];

/** As the README starts it on a small server. */
export const smallServer = ["--max-semi-space-size=8", "--max-old-space-size=256"];
