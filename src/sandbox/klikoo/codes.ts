import { json, type WholeAnswer } from "../answer.ts";

/** The dictionary of Klikoo's page on response codes; `xx` is the number of the service that answers. */
const messages: Readonly<Record<string, string>> = {
  "200xx2000": "Sukses",
  "400xx6505": "Waktu tidak sesuai",
  "400xx6508": "Signature tidak sesuai",
  "400xx6510": "Validasi Error",
  "400xx6512": "Field tidak boleh kosong",
  "400xx6568": "UUID tidak sesuai",
  "400xx6569": "Grant type tidak sesuai",
  "401xx6500": "Token tidak sesuai",
  "401xx6535": "Token kadaluarsa",
  "401xx6570": "Kredensial tidak sesuai",
  "403xx6571": "IP tidak ada di dalam whitelist",
  "404xx6525": "Produk tidak sesuai",
  "404xx7002": "No Customer tidak ditemukan",
  "404xx7003": "Produk tidak ditemukan",
  "404xx7009": "Akun telah dinonaktifkan atau diblokir, silahkan hubungi customer support terkait.",
  // Missing in the dictionary, but on the page of the inquiry.
  "404xx7010": "Tagihan sudah dibayar",
  "404xx7012": "Angsuran terakhir, silahkan kunjungi kantor cabang",
  // On no page at all.
  "422xx7999": "Kode yang tidak ada di dokumentasi",
  "501xx9976": "Belum di implementasi",
  "503xx9991": "Supplier sedang gangguan",
  "503xx9998": "Jumlah pembayaran harus lebih besar dari jumlah minimum plus biaya admin (jika ada biaya admin)",
};

const services = { auth: "01", transaction: "02", account: "03", product: "04" } as const;

export type Service = keyof typeof services;

/** The HTTP status is the first three digits of the code. */
export function reply(code: string, service: Service, data: unknown = null, more: object = {}): WholeAnswer {
  const message = messages[code];
  if (message === undefined) throw new RangeError(`no message for code ${code}`);
  const response_code = code.replace("xx", services[service]);
  return json(Number(code.slice(0, 3)), { response_code, response_message: message, data, ...more });
}
