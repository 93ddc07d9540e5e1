import { expect, test } from "vitest";
import { type Order, readOrder } from "../../../src/ops/switches/read-order.ts";

const minute = 60_000;

test.each<[string, Order]>([
  ["", { kind: "list" }],
  ["ayopop", { kind: "look", name: "ayopop" }],
  ["ayopop on", { kind: "on", name: "ayopop" }],
  ["ayopop nyala", { kind: "on", name: "ayopop" }],
  ["ayopop off", { kind: "off", name: "ayopop" }],
  [" AYOPOP  OFF 30m ", { kind: "off", name: "ayopop", forMs: 30 * minute }],
  ["pln-postpaid mati 2 jam", { kind: "off", name: "pln-postpaid", forMs: 120 * minute }],
  ["pln-postpaid off 2j", { kind: "off", name: "pln-postpaid", forMs: 120 * minute }],
  ["pln-postpaid off 2h", { kind: "off", name: "pln-postpaid", forMs: 120 * minute }],
  ["pln-postpaid off 1 hari", { kind: "off", name: "pln-postpaid", forMs: 1440 * minute }],
  ["ayopop off 0m", { kind: "unclear" }],
  ["ayopop off 31d", { kind: "unclear" }],
  ["ayopop off soon", { kind: "unclear" }],
  ["ayopop off 5constructor", { kind: "unclear" }],
  ["ayopop constructor", { kind: "unclear" }],
  ["ayopop on 30m", { kind: "unclear" }],
])("“%s” means %j", (text, order) => expect(readOrder(text)).toEqual(order));
