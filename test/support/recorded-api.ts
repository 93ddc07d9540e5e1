import { Api, GrammyError } from "grammy";
import type { ApiError } from "grammy/types";

type Answer = ApiError | { readonly ok: true; readonly result: unknown };

const done: Answer = { ok: true, result: true };

export type Call = readonly [method: string, payload: Readonly<Record<string, unknown>>];

/** grammY's API with nobody behind it: calls are written down, and all are done, or answered as told. */
export function recordedApi(answer: (method: string) => Answer | undefined = () => undefined) {
  const calls: Call[] = [];
  const api = new Api("1:nobody");
  api.config.use(async (previous, method, payload) => {
    calls.push([method, { ...payload }]);
    return (answer(method) ?? done) as Awaited<ReturnType<typeof previous>> as never;
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
