import { maskedAccount, maskedName, maskedText } from "../domain/masking.ts";

/** Who reads a message: its person alone, or a group, which is shown all but what is the agent's own, or less. */
export type Audience = "person" | "group" | "masked";

/** How what names a customer is written for these readers. */
export type Told = {
  readonly account: (account: string) => string;
  readonly name: (name: string) => string;
  readonly typed: (text: string) => string;
};

const whole: Told = { account: asItIs, name: asItIs, typed: asItIs };
const masked: Told = { account: maskedAccount, name: maskedName, typed: maskedText };

export function toldTo(audience: Audience): Told {
  return audience === "masked" ? masked : whole;
}

function asItIs(text: string): string {
  return text;
}
