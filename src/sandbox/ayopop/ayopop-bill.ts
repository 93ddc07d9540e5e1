export type KeyValue = { readonly key: string; readonly value: string };

export type BillRow = {
  /** "0" is the admin fee. */
  readonly billId: string;
  readonly billInfo: readonly KeyValue[];
  readonly isMandatory: boolean;
  readonly key: string;
  readonly value: number;
};

/** `data` of a successful inquiry, in what all samples have in common; each has more, which is passed on. */
export type AyopopBill = {
  readonly inquiryId: number;
  readonly accountNumber: string;
  readonly customerName: string;
  readonly productName: string;
  readonly productCode: string;
  readonly category: string;
  readonly amount: number;
  readonly totalAdmin: number;
  readonly customerDetails?: readonly KeyValue[];
  readonly customerDetail?: readonly KeyValue[];
  readonly billDetails: readonly BillRow[];
  readonly productDetails: readonly KeyValue[];
  readonly extraFields: unknown;
};
