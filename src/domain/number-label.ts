const label =
  /(?:^| )(?:(?:id|idpel|no|nomor|nomer|number|nopel|pel|plg|pelanggan|customer|meter|va|kartu|kontrak|rekening|hp|telp|akun|account|user)(?:[ .:=#-]+|$))+$/i;

/** What a number is called where it is copied from: `IDPEL :`, `No. pelanggan`. Any other word may name a product. */
export function isLabel(words: string): boolean {
  return words !== "" && withoutLabel(words) === "";
}

/** `PLN Pascabayar IDPEL`: the product's name alone. */
export function withoutLabel(words: string): string {
  return words.replace(label, "");
}
