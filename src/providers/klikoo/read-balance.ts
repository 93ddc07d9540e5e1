import { z } from "zod";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import { aboutUs } from "../about-us.ts";
import type { BalanceAnswer } from "../desk.ts";
import type { Answered } from "../http-outcome.ts";
import { shapeOf } from "../shape-of.ts";
import { open } from "./read-answer.ts";

const balanceSchema = z.object({ balance: z.unknown() });

/** `data` of the balance, documented as decimal text: `1000000.00`. */
export function readBalance(answer: Answered): BalanceAnswer {
  const opened = open(answer);
  if (opened.kind === "failed") return aboutUs(opened.outcome);
  const balance = toldRupiah(balanceSchema.safeParse(opened.data).data?.balance);
  return balance === undefined
    ? { kind: "unknown-shape", shape: shapeOf({ data: opened.data }) }
    : { kind: "balance", balance };
}
