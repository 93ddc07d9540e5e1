/**
 * The store did not do what it was asked: it is unreachable, closed, full or damaged. It says what was being done,
 * never to which key or with which value, because both hold personal data.
 */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";

  constructor(task: string, options: { readonly cause: unknown }) {
    super(`The store failed: ${task}`, options);
  }
}
