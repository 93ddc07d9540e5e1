import { badRequest } from "../refusal.ts";
import type { KeptFile } from "../world/file-store.ts";
import type { World } from "../world/world.ts";
import type { CallParameters } from "./call-parameters.ts";

/** As Telegram tells the kind of a file: by how its name ends. */
const types: Readonly<Record<string, string>> = {
  csv: "text/csv",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
  zip: "application/zip",
};

/** The file of a call: uploaded with it, or sent before and named by its id. */
export async function sentFile(world: World, call: CallParameters, name: string): Promise<KeptFile> {
  const given = call.get(name);
  const attached = typeof given === "string" && given.startsWith("attach://") ? call.get(given.slice(9)) : given;
  if (attached instanceof File) return upload(world, attached);
  if (typeof attached !== "string" || attached === "") throw badRequest(`there is no ${name} in the request`);
  const known = world.files.find(attached);
  if (known === undefined) throw badRequest("wrong file identifier/HTTP URL specified");
  return known.file;
}

async function upload({ files }: World, file: File): Promise<KeptFile> {
  if (file.size === 0) throw badRequest("file must be non-empty");
  const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  const type = types[extension] ?? "application/octet-stream";
  return files.keep({ name: file.name, type, bytes: new Uint8Array(await file.arrayBuffer()) });
}
