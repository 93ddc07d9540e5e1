import { createSecretKey, type KeyObject } from "node:crypto";
import jwt from "jsonwebtoken";
import type { InquiryRequest } from "../../inquiry/provider.ts";

/** The parameters of an inquiry: the token's payload is exactly this, and each comes only where the product asks. */
export function inquiryParameters(request: InquiryRequest, partnerId: string) {
  return {
    partnerId,
    accountNumber: request.account,
    productCode: request.code,
    ...(request.amount === undefined ? {} : { amount: request.amount }),
    ...(request.months === undefined ? {} : { month: request.months }),
    ...(request.zone === undefined ? {} : { zoneId: request.zone }),
  };
}

/** Made once: given a text, jsonwebtoken tries to read it as a private key first, which takes most of its time. */
export function tokenKey(secret: string): KeyObject {
  return createSecretKey(secret, "utf8");
}

/**
 * The token that carries an inquiry. No `iat`: none of the documented tokens has one.
 * Their page's own recipe for base64url is wrong (docs.ppob.ayoconnect.id/docs/token-generation); this is the standard's.
 */
export function signedToken(parameters: object, key: KeyObject): string {
  return jwt.sign(parameters, key, { algorithm: "HS256", noTimestamp: true });
}
