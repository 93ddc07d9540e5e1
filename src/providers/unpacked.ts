import { promisify } from "node:util";
import { brotliDecompress, unzip } from "node:zlib";

const brotli = promisify(brotliDecompress);
const gzipOrDeflate = promisify(unzip);

/** A body as it was before it was packed for its way, or why it cannot be had. */
export async function unpacked(
  body: Buffer,
  encoding: string | string[] | undefined,
  mostBytes: number,
): Promise<Buffer | "cut" | "tooLarge"> {
  const unpack = unpackerOf(String(encoding ?? "").toLowerCase());
  if (unpack === undefined || body.length === 0) return body;
  try {
    return await unpack(body, { maxOutputLength: mostBytes });
  } catch (error) {
    return error instanceof RangeError ? "tooLarge" : "cut";
  }
}

function unpackerOf(encoding: string): typeof gzipOrDeflate | undefined {
  switch (encoding) {
    case "gzip":
    case "x-gzip":
    case "deflate":
      return gzipOrDeflate;
    case "br":
      return brotli;
    default:
      return undefined;
  }
}
