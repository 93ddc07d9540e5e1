import { Api, GrammyError } from "grammy";
import type { ApiError } from "grammy/types";

export type Call = readonly [method: string, payload: Readonly<Record<string, unknown>>];

/** grammY's API with nobody behind it: calls are written down, and all succeed but those that are to be refused. */
export function recordedApi(refuse: (method: string) => ApiError | undefined = () => undefined) {
  const calls: Call[] = [];
  const api = new Api("1:nobody");
  api.config.use(async (_, method, payload) => {
    calls.push([method, { ...payload }]);
    return refuse(method) ?? { ok: true, result: true as never };
  });
  return { api, calls };
}

export function refusal(description: string, error_code = 400): ApiError {
  return { ok: false, error_code, description };
}

/** What grammY throws for a refusal of Telegram. */
export function grammyError(method: string, payload: Readonly<Record<string, unknown>>): GrammyError {
  return new GrammyError(`Call to '${method}' failed!`, refusal("Bad Request: chat not found"), method, payload);
}
