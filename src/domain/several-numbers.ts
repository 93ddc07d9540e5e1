import { plainText } from "./plain-text.ts";

/** As long as a customer's number is, and longer than any amount or zone beside it. */
const number = /\d{10,}/g;

/** Whether there are numbers of several customers in one message, whatever stands between them. */
export function holdsSeveralNumbers(text: string): boolean {
  return new Set(plainText(text).match(number)).size > 1;
}
