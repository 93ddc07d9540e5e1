import { z } from "zod";
import { oneOf, text } from "./forms.ts";

export const generalVariables = {
  STORE_URL: z
    .string()
    .refine(isStoreUrl, "must be file: and a folder, memory:, or an address that starts with redis:// or rediss://"),
  DEFAULT_LOCALE: oneOf(["id", "en"]),
  TIME_ZONE: z.string().refine(isTimeZone, "must be the name of a time zone, like Asia/Jakarta"),
  CATALOGUE_FILE: text,
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
} as const;

function isStoreUrl(url: string): boolean {
  return url === "memory:" || /^file:./.test(url) || (/^rediss?:\/\/./.test(url) && URL.canParse(url));
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
