export type OperatorPrefixes = { readonly operator: string; readonly prefixes: readonly string[] };

/**
 * Which operator gave out a number. Only a hint: brands have been merged since. Where two prefixes match,
 * the longer one counts.
 */
export const mobilePrefixes: readonly OperatorPrefixes[] = [
  {
    operator: "Telkomsel",
    prefixes: ["0811", "0812", "0813", "0821", "0822", "0823", "0851", "0852", "0853"],
  },
  { operator: "by.U", prefixes: ["085154", "085155", "085156", "085157", "085158"] },
  { operator: "Indosat", prefixes: ["0814", "0815", "0816", "0855", "0856", "0857", "0858"] },
  { operator: "XL", prefixes: ["0817", "0818", "0819", "0859", "0877", "0878"] },
  { operator: "Axis", prefixes: ["0831", "0832", "0833", "0837", "0838"] },
  { operator: "Three", prefixes: ["0895", "0896", "0897", "0898", "0899"] },
  {
    operator: "Smartfren",
    prefixes: ["0881", "0882", "0883", "0884", "0885", "0886", "0887", "0888", "0889"],
  },
];
