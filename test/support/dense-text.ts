import { createCipheriv } from "node:crypto";

/** A text of this length that no compression makes shorter by much; always the same one. */
export function denseText(length: number): string {
  const bytes = createCipheriv("aes-128-ctr", "0123456789abcdef", "0123456789abcdef").update(Buffer.alloc(length));
  return bytes.toString("base64").slice(0, length);
}
