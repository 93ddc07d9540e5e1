import { randomUUID } from "node:crypto";
import type { Answer } from "../answer.ts";
import { jsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import { tellingOf } from "../stories.ts";
import { tell } from "../tell.ts";
import { reply } from "./codes.ts";
import { makeBill } from "./make-bill.ts";
import { products } from "./products.ts";

/** The inquiry of a postpaid bill, after token and signature have been checked. */
export function inquire(request: SandboxRequest, now: number): Answer {
  const refuse = (code: string) => reply(code, "transaction");
  const body = jsonObject(request.body.toString("utf8"));
  if (body === undefined) return refuse("400xx6510");
  const { account_number: account, product_code: code, period } = body;
  if (isMissing(account) || isMissing(code)) return refuse("400xx6512");
  if (typeof account !== "string" || typeof code !== "string") return refuse("400xx6510");
  const product = products.find((one) => one.code === code);
  if (product === undefined) return refuse("404xx7003");
  if (product.needsPeriod && isMissing(period)) return refuse("400xx6512");
  if (!isPeriod(period)) return refuse("400xx6510");
  return tell(tellingOf("klikoo", account), {
    refuse,
    bill: (months) => {
      const asked = product.needsPeriod && period ? { period } : {};
      const options = { inquiryId: randomUUID(), now, ...asked, ...(months !== undefined && { months }) };
      return reply("200xx2000", "transaction", makeBill(product, account, options));
    },
  });
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** One to twelve months, as a string. Of products without a period, an empty one is let pass. */
function isPeriod(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && /^([1-9]|1[0-2])?$/.test(value));
}
