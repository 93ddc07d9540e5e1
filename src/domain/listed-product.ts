/** A product as a provider lists it: its own words, of which only the code is used as it is. */
export type ListedProduct = {
  readonly code: string;
  readonly name: string;
  readonly category?: string;
  /** Absent when the list does not tell, or in words that are not known. */
  readonly active?: boolean;
  /** The provider sells it and answers no inquiry for it. */
  readonly inquirable?: false;
};
