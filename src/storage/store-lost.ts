/**
 * The store cannot be used by this program any more, though perhaps by the next. Everything that it was asked for rejects
 * with this, at once.
 */
export class StoreLost extends Error {
  override readonly name = "StoreLost";
}
