import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export type Sealing = {
  /** As base64. It opens again with the same context only: with what the content belongs to, which is not kept in it. */
  readonly seal: (content: Uint8Array, context: string) => string;
  /** Undefined for what was sealed with another key or for another context, or changed since. */
  readonly open: (sealed: string, context: string) => Buffer | undefined;
};

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM with a key of 32 bytes and another random nonce each time, so that the same never looks the same. */
export function sealing(key: Uint8Array): Sealing {
  return {
    seal: (content, context) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
      const hidden = [cipher.update(content), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...hidden]).toString("base64");
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed, "base64");
      const tag = bytes.subarray(nonceLength, nonceLength + tagLength);
      // A tag that was cut short would be easier to guess.
      if (tag.length < tagLength) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
