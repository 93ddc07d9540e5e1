/** In place of what is left out, always so many: how much it was tells something too. */
const hidden = "••••";
const fewestHidden = 4;
const mostShown = 4;
const lettersShown = 3;

/** A national id holds the day of birth; sixteen digits that are not the virtual account of a family are taken for one. */
const nationalId = /^(?!8[89]888)\d{16}(?:\d\d)?$/;

/** `514040400482` is `5140••••0482`: enough for who typed it, not for anybody else. */
export function maskedAccount(account: string): string {
  const [name = "", domain] = account.split("@");
  if (domain !== undefined) return `${name.length > 3 ? name.slice(0, 2) : ""}${hidden}@${domain}`;
  const letters = [...account];
  const shown = Math.max(0, Math.min(mostShown, Math.floor((letters.length - fewestHidden) / 2)));
  const start = nationalId.test(account) ? "" : letters.slice(0, shown).join("");
  return `${start}${hidden}${letters.slice(letters.length - shown).join("")}`;
}

/** `INDRA PUTRA` is `IND** PUT**`. What a provider has masked already does not become more. */
export function maskedName(name: string): string {
  return name.trim().split(/\s+/).map(maskedWord).join(" ");
}

/** A text that somebody typed, in which a number or an address may stand. */
export function maskedText(text: string): string {
  return text.replace(/\S*@\S*|\d(?:[\d.\s-]*\d){4,}/g, (found) => maskedAccount(found.replace(/[.\s-](?=\d)/g, "")));
}

function maskedWord(word: string): string {
  if (/\d{3}/.test(word)) return hidden;
  const [told = ""] = word.split("*");
  const letters = [...told];
  const isShort = letters.length <= lettersShown && told === word;
  return `${letters.slice(0, isShort ? letters.length - 1 : lettersShown).join("")}**`;
}
