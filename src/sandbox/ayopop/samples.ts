import { fixture } from "../fixture.ts";
import type { AyopopBill } from "./ayopop-bill.ts";
import { ownSamples } from "./own-samples.ts";

export type SampleName =
  | keyof typeof ownSamples
  | "300-bpjstk-pu-docs"
  | "300-digital-voucher-docs"
  | "300-ewallet-closed-docs"
  | "300-google-play-docs"
  | "300-internet-tv-docs"
  | "300-mobile-postpaid-docs"
  | "300-paket-data-docs"
  | "300-pln-postpaid-1bill-docs"
  | "300-pln-prepaid-docs"
  | "300-pulsa-indosat-12k-docs"
  | "300-pulsa-indosat-25k-seed"
  | "313-emoney-linkaja-seed";

export function sample(name: SampleName): AyopopBill {
  if (isOwn(name)) return ownSamples[name];
  return fixture<{ data: AyopopBill }>("ayopop", `inquiry-${name}`).data;
}

function isOwn(name: SampleName): name is keyof typeof ownSamples {
  return name in ownSamples;
}
