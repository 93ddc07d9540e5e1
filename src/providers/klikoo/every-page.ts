import type { ListedProduct } from "../../domain/listed-product.ts";
import type { ProductsAnswer } from "../desk.ts";

const mostPages = 500;

/**
 * Reads pages until one of them has nothing new. How many there are is told by members that no page documents, and a
 * page may hold fewer than were asked for without being the last.
 */
export async function everyPage(page: (number: number) => Promise<ProductsAnswer>): Promise<ProductsAnswer> {
  const found = new Map<string, ListedProduct>();
  const unread = new Set<string>();
  for (let number = 1; number <= mostPages; number += 1) {
    const answer = await page(number);
    if (answer.kind !== "products") return answer;
    const known = found.size;
    for (const product of answer.products) found.set(product.code, product);
    for (const shape of answer.unread) unread.add(shape);
    if (found.size === known) return { kind: "products", products: [...found.values()], unread: [...unread] };
  }
  return { kind: "unknown-shape", shape: `more than ${mostPages} pages` };
}
