import { products } from "./products.ts";

const postpaidCategories = ["BPJS", "Internet dan TV Kabel", "Pascabayar"];

/** `data` of the product list, in the shape that two public clients agree on; no page documents it. */
export function productList(): readonly unknown[] {
  return products.map(({ code, name, category, price = 0, admin = 0 }) => ({
    name,
    description: "",
    code,
    logo: "",
    amount: price,
    adminFee: admin,
    biller: name,
    category,
    active: true,
    type: postpaidCategories.includes(category) || code === "TLSTPOS" ? "postpaid" : "prepaid",
  }));
}
