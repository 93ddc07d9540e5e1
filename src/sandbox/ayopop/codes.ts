import { json, type WholeAnswer } from "../answer.ts";

type Message = { readonly ID: string; readonly EN: string };

/** Where the documentation or public clients show a text it is theirs, one language or two; the rest are ours. */
const messages: Readonly<Record<string, Message>> = {
  "112": { ID: "Block IDPEL", EN: "Block IDPEL" },
  "181": { ID: "Layanan inkuiri sedang gangguan", EN: "Inquiry service is down" },
  "184": { ID: "Partner Issue", EN: "Partner Issue" },
  "300": { ID: "Inkuiri berhasil", EN: "Inquiry is successful" },
  "301": { ID: "Tagihan lebih dari tiga bulan", EN: "Bill is more than three months" },
  "302": { ID: "inquiry Failed, Bill Already Paid", EN: "inquiry Failed, Bill Already Paid" },
  "303": { ID: "Tagihan belum tersedia", EN: "Bill is not available" },
  "304": { ID: "Inquiry is failed", EN: "Check your number and try again" },
  "310": { ID: "Sedang cut off", EN: "Cut off" },
  "313": {
    ID: "The inquiry amount must be greater than the minimum plus admin fees",
    EN: "The inquiry amount must be greater than the minimum plus admin fees",
  },
  "320": { ID: "Harus dibayar di loket", EN: "Must be paid at the counter" },
  "321": { ID: "Permintaan tidak sesuai", EN: "Bad request" },
  "322": { ID: "Jenis produk tidak sesuai", EN: "Invalid product type" },
  "330": { ID: "Transaksi berulang dalam 30 menit", EN: "Transaction repeated within 30 minutes" },
  "341": { ID: "Produk tidak ditemukan", EN: "Product not found" },
  "398": { ID: "Kode yang tidak ada di dokumentasi", EN: "A code that no page documents" },
  "401": { ID: "Akses tidak diizinkan", EN: "Unauthorised access" },
};

/** Which HTTP status goes with a failure is not documented: here all but "unauthorised" come with 200. */
export function refusal(code: string, data: unknown = {}): WholeAnswer {
  const message = messages[code];
  if (message === undefined) throw new RangeError(`no message for code ${code}`);
  return json(code === "401" ? 401 : 200, { responseCode: Number(code), success: false, message, data });
}

export function success(data: unknown): WholeAnswer {
  return json(200, { responseCode: 300, success: true, message: messages["300"], data });
}
