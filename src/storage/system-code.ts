import { getSystemErrorName } from "node:util";

/** EACCES, ENOSPC…: of Node's errors the code, of lmdb's, which has the number of the operating system, the name for it. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const { code } = error;
  if (typeof code === "number") return code > 0 && code < 200 ? getSystemErrorName(-code) : undefined;
  return typeof code === "string" ? code : undefined;
}
