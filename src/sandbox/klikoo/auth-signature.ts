import { createPrivateKey, sign } from "node:crypto";
import { json, type WholeAnswer } from "../answer.ts";
import { jsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import { reply } from "./codes.ts";

/**
 * Klikoo's helper for first steps by hand: it signs with the private key that it is sent, so no program should call it.
 * Its code has seven digits, as published; all other answers here have nine.
 */
export function authSignature(request: SandboxRequest): WholeAnswer {
  const { client_id, timestamp, private_key } = jsonObject(request.body.toString("utf8")) ?? {};
  if (!client_id || !timestamp || !private_key) return reply("400xx6512", "auth");
  if (typeof private_key !== "string") return reply("400xx6510", "auth");
  const pem = Buffer.from(private_key, "base64").toString("utf8");
  const signature = signed(`${client_id}|${timestamp}`, pem);
  if (signature === undefined) return reply("400xx6510", "auth");
  return json(200, { response_code: "2000100", response_message: "Success.", data: { signature } });
}

function signed(text: string, pem: string): string | undefined {
  try {
    return sign("RSA-SHA256", Buffer.from(text), createPrivateKey(pem)).toString("base64");
  } catch {
    return undefined;
  }
}
