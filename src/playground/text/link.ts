import type { MessageEntity } from "./formatted-text.ts";

type Range = { readonly offset: number; readonly length: number };

/** A link in markup: a mention of a person, a link, or nothing when Telegram would not follow it. */
export function linkEntity(url: string, range: Range): MessageEntity | undefined {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
  if (person !== undefined) return { type: "text_mention", ...range, user: { id: Number(person) } };
  const followed = followableUrl(url);
  return followed === undefined ? undefined : { type: "text_link", ...range, url: followed };
}

/** The address as Telegram keeps it; `http://` is assumed. */
export function followableUrl(url: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^[^/]*:\d/.test(url) ? url : `http://${url}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname, href } = new URL(whole);
  if (protocol === "tg:" || protocol === "ton:") return href;
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  return /[.:]/.test(hostname) || hostname === "localhost" ? href : undefined;
}
