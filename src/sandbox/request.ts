/** What a provider's stand-in sees of a request. The body is kept as bytes: signatures are over bytes. */
export type SandboxRequest = {
  readonly method: string;
  /** Without host, prefix and query. */
  readonly path: string;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
};
