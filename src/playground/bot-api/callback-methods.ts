import { badRequest } from "../refusal.ts";
import { flagParameter, textParameter } from "./call-parameters.ts";
import type { Methods } from "./method.ts";

const longestAnswer = 200;

export const callbackMethods: Methods = {
  answercallbackquery({ queries, events }, call) {
    const query_id = textParameter(call, "callback_query_id");
    const text = textParameter(call, "text");
    const url = textParameter(call, "url");
    if (text.length > longestAnswer) throw badRequest("MESSAGE_TOO_LONG");
    if (url !== "" && !/^(https?:\/\/)?t\.me\/|^tg:\/\//.test(url)) throw badRequest("URL_INVALID");
    const presser = queries.close(query_id);
    events.append(new Set([presser]), {
      type: "answer",
      query_id,
      ...(text === "" ? {} : { text }),
      show_alert: flagParameter(call, "show_alert"),
      ...(url === "" ? {} : { url }),
    });
    return true;
  },
};
