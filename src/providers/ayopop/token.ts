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

/**
 * The token that carries an inquiry. No `iat`: none of the documented tokens has one.
 * Their page's own recipe for base64url is wrong (docs.ppob.ayoconnect.id/docs/token-generation); this is the standard's.
 */
export function signedToken(parameters: object, secret: string): string {
  return jwt.sign(parameters, secret, { algorithm: "HS256", noTimestamp: true });
}
