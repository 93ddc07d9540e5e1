import { z } from "zod";
import { toldRupiah } from "../../domain/told-rupiah.ts";
import type { BalanceAnswer } from "../desk.ts";
import type { Answered } from "../http-outcome.ts";
import { readData } from "./read-data.ts";

const balanceSchema = z.object({ balance: z.unknown() });

/** `data` of the balance: a whole number in the one public client that reads it. */
export function readBalance(answer: Answered): BalanceAnswer {
  return readData(answer, (data) => {
    const balance = toldRupiah(balanceSchema.safeParse(data).data?.balance);
    return balance === undefined ? undefined : { kind: "balance", balance };
  });
}
