/**
 * A record was written after the one that this write follows on: nothing was stored, and what is there now should be
 * read. The store is sound, so this is no StoreFailure.
 */
export class Superseded extends Error {
  override readonly name = "Superseded";

  constructor() {
    super("A newer record is there than the one that was read");
  }
}
