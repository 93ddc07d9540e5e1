type Field = readonly [name: string, value: string | File];

const lineEnd = "\r\n";

/**
 * The fields of a multipart form, read as loosely as Telegram reads them: a name needs no quotes, and there need be no
 * space before it, as grammY writes it. @returns undefined when it is not one.
 */
export function parseMultipart(body: Buffer, contentType: string): readonly Field[] | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const parts = between(Buffer.concat([Buffer.from(lineEnd), body]), `${lineEnd}--${boundary}`);
  const fields = parts?.map(readPart) ?? [undefined];
  return fields.some((field) => field === undefined) ? undefined : fields.flatMap((field) => (field ? [field] : []));
}

/** What stands between the delimiters, the last of which ends in `--`. */
function between(body: Buffer, delimiter: string): readonly Buffer[] | undefined {
  const parts: Buffer[] = [];
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const start = at + Buffer.byteLength(delimiter);
    if (body.subarray(start, start + 2).toString() === "--") return parts;
    at = body.indexOf(delimiter, start);
    if (at !== -1) parts.push(body.subarray(start, at));
  }
  return undefined;
}

function readPart(part: Buffer): Field | undefined {
  const gap = part.indexOf(lineEnd + lineEnd);
  const head = part.subarray(0, gap).toString();
  const name = parameterIn(head, "name");
  if (gap === -1 || name === undefined) return undefined;
  const content = part.subarray(gap + 4);
  const filename = parameterIn(head, "filename");
  return [name, filename === undefined ? content.toString() : new File([Uint8Array.from(content)], filename)];
}

function parameterIn(head: string, name: string): string | undefined {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, "i").exec(disposition) ?? [];
  return quoted ?? plain;
}
