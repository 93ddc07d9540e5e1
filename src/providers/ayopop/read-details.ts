import type { Fact } from "../../domain/bill.ts";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { toldText } from "../../domain/told-text.ts";
import { textOf } from "../text-of.ts";
import { keyValues } from "./key-values.ts";
import { canonical, readFact } from "./read-fact.ts";
import type { Inquiry } from "./schema.ts";

/** Members that are read into a place of their own, or only say again what was asked. Any other is a fact. */
const elsewhere: ReadonlySet<string> = new Set([
  "inquiryId",
  "customerName",
  "amount",
  "customerDetails",
  "customerDetail",
  "billDetails",
  "productDetails",
  "extraFields",
  "productCode",
  "category",
  "requestId",
  "refNumber",
]);

/** Members that are `0` when there is none. */
const zeroIsNone: ReadonlySet<string> = new Set(["processingFee", "denom"]);

const nameLabels: ReadonlySet<string> = new Set(["nama pelanggan", "nama"]);

/** The customer, by the member or by the detail: one of them is often empty or `N/A`. */
export function nameOf({ customerName, customerDetails, customerDetail }: Inquiry): string | undefined {
  const named = [...customerDetails, ...customerDetail].find(({ key }) => nameLabels.has(canonical(key)));
  return toldText(textOf(customerName)) ?? toldText(named?.value ?? "");
}

/** Everything an answer tells beside its rows, in its order. */
export function readDetails(inquiry: Inquiry): readonly Fact[] {
  const members = Object.entries(inquiry).filter(([key, value]) => {
    // A fee that cannot be read is told as it came.
    if (key === "totalAdmin") return toldRupiah(value) === undefined;
    return !elsewhere.has(key) && !(zeroIsNone.has(key) && Number(value) === 0);
  });
  const pairs = [
    ...keyValues(Object.fromEntries(members)),
    ...inquiry.customerDetails,
    ...inquiry.customerDetail,
    ...inquiry.productDetails,
    ...inquiry.extraFields,
  ];
  return pairs.flatMap((pair) => readFact(pair) ?? []);
}
