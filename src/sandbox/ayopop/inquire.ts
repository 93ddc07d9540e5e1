import type { Answer, WholeAnswer } from "../answer.ts";
import type { JsonObject } from "../json-object.ts";
import { tellingOf } from "../stories.ts";
import { tell } from "../tell.ts";
import { refusal, success } from "./codes.ts";
import { makeBill, tooSmall } from "./make-bill.ts";
import { readInquiry } from "./read-inquiry.ts";
import { versionOne } from "./version-one.ts";

/** Answers inquiries; each bill gets an inquiry id of its own. */
export function inquirer(clock: () => number): (parameters: JsonObject, version: string) => Answer {
  let inquiryId = 9_000_000;
  return (parameters, version) => {
    const read = readInquiry(parameters);
    if (read.kind === "refused") return refusal(read.code);
    const { inquiry } = read;
    const bill = (months?: number): WholeAnswer => {
      const { minimum = 0 } = inquiry.product;
      if (inquiry.amount !== undefined && inquiry.amount < minimum) return refusal("313", tooSmall(inquiry));
      inquiryId += 1;
      const found = makeBill(inquiry, { inquiryId, now: clock(), ...(months !== undefined && { months }) });
      return success(version === "1" ? versionOne(found) : found);
    };
    return tell(tellingOf("ayopop", inquiry.account), { bill, refuse: refusal });
  };
}
