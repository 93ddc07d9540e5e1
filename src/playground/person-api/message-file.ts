import { Refusal } from "../refusal.ts";
import type { Message } from "../world/message.ts";
import type { World } from "../world/world.ts";

/** The file in a message, to be saved. A browser never opens it here: it may be anything. */
export function messageFile({ files }: World, { document, photo }: Message): Response {
  const id = document?.file_id ?? photo?.at(-1)?.file_id;
  const found = id === undefined ? undefined : files.find(id);
  if (found === undefined) throw new Refusal(404, "there is no such file");
  const name = encodeURIComponent(found.file.file_name);
  return new Response(found.bytes, {
    headers: {
      "content-type": found.file.mime_type,
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}
