import type { InlineKeyboardButton } from "grammy/types";
import type { Body, Button, Screen } from "../conversation/screen.ts";
import { cutText } from "../domain/cut-text.ts";
import type { AccountRule, Field, Product } from "../domain/product.ts";
import { escapeHtml, type Words } from "../i18n/words.ts";
import { type Audience, toldTo } from "./audience.ts";
import { lines, paragraphs } from "./lines.ts";
import { renderButton } from "./render-button.ts";
import { renderResult, renderSubject } from "./render-result.ts";
import type { Rendering } from "./rendering.ts";
import { troubleText, warningText } from "./trouble-text.ts";

/** As Telegram takes it. */
const longestPlaceholder = 64;

/** A message of Telegram, in its HTML. */
export type Rendered = {
  readonly text: string;
  readonly keyboard: InlineKeyboardButton[][];
  /** Asked as something to reply to, with this in the empty field; then there are no buttons. */
  readonly replyWith?: string;
};

export function renderScreen(screen: Screen, rendering: Rendering): Rendered {
  const { words } = rendering;
  const { body, notice, rows, nonce } = screen;
  const text = paragraphs(notice && words.html(`notice.${notice}`), renderBody(body, rendering));
  const replyWith = replyTo(body, rendering);
  return replyWith === undefined
    ? { text, keyboard: renderRows(rows, rendering, nonce) }
    : { text, keyboard: [], replyWith };
}

/** In privacy mode the bot sees of a group only what is meant for it. */
function replyTo(body: Body, { audience, words }: Rendering): string | undefined {
  if (audience === "person" || body.show !== "field" || !body.isTyped) return undefined;
  return cutText(words.plain("ask.here", { what: asked(body.product, body.field, words) }), longestPlaceholder);
}

export function renderRows(
  rows: readonly (readonly Button[])[],
  rendering: Rendering,
  nonce: string,
): InlineKeyboardButton[][] {
  return rows
    .map((row) => row.flatMap((button) => renderButton(button, rendering, nonce)))
    .filter((row) => row.length > 0);
}

function renderBody(body: Body, rendering: Rendering): string {
  const { words, audience } = rendering;
  const isPrivate = audience === "person";
  const { html, locale } = words;
  switch (body.show) {
    case "categories":
      return html(isPrivate ? "categories" : "categories-in-group");
    case "products":
      return lines(
        html("products", { icon: body.category.icon, category: body.category.name[locale] }),
        body.searchable && html("search-hint"),
      );
    case "matches":
      return matchesText(body, words, audience);
    case "field":
      return paragraphs(
        renderSubject(body.product, body.values, words, audience),
        body.trouble && `⚠️ ${troubleText(body.trouble, body.field, words)}`,
        question(body, words),
        !isPrivate && (body.isTyped ? forced(rendering) : html("ask.in-group")),
      );
    case "checking":
      return paragraphs(
        renderSubject(body.product, body.values, words, audience),
        body.warning && `⚠️ ${warningText(body.warning, words)}`,
        html(checkingKey(body, audience)),
      );
    case "result":
      return paragraphs(
        body.askedAt !== undefined && html("late-answer", { time: words.time(body.askedAt) }),
        body.warning && `⚠️ ${warningText(body.warning, words)}`,
        renderResult(body.product, body.result, words, audience),
      );
    case "late-answer":
      return paragraphs(
        html("late-answer", { time: words.time(body.askedAt) }),
        renderSubject(body.product, body.values, words, audience),
      );
    case "whole-soon":
      return html("whole.soon");
    case "whole":
      return paragraphs(html("whole.here"), renderResult(body.product, body.result, words, audience));
    case "languages":
      return html("languages");
    case "help":
      return paragraphs(
        html("help.text", { example: rendering.example }),
        !isPrivate && html("help.in-group"),
        rendering.samples && lines(html("help.try"), rendering.samples[locale]),
      );
  }
}

/** Whoever is named in it is who the field opens for; the words need no name for that. */
function forced({ owner, words }: Rendering): string {
  return `<a href="tg://user?id=${owner}">↩️</a> ${words.html("ask.reply")}`;
}

/** What is typed, in a word or two. */
function asked(product: Product, field: Field, { plain }: Words): string {
  return field.kind === "account"
    ? plain(`ask.number-of.${numberName(product, field.rule)}`)
    : plain(`value.${field.kind}-label`);
}

function checkingKey({ slow, held }: Extract<Body, { show: "checking" }>, audience: Audience) {
  if (slow) return "checking-slow";
  return held && audience === "person" ? "checking-held" : "checking";
}

function matchesText(
  { query: typed, account: number, count, isUnknown }: Extract<Body, { show: "matches" }>,
  { html }: Words,
  audience: Audience,
): string {
  const told = toldTo(audience);
  const query = told.typed(typed);
  const account = number && told.account(number);
  if (account !== undefined && query !== "" && count > 0) {
    return html(isUnknown ? "matches.guessed" : "matches.for-both", { account, query });
  }
  if (query !== "") return html(count > 0 ? "matches.for-words" : "matches.none-words", { query });
  if (account !== undefined) return html(count > 0 ? "matches.for-account" : "matches.none-account", { account });
  return html("matches.none");
}

function question({ product, field, isTyped }: Extract<Body, { show: "field" }>, words: Words): string {
  const { html, locale } = words;
  switch (field.kind) {
    case "account":
      return lines(
        html("ask.account", { what: words.plain(`ask.number-of.${numberName(product, field.rule)}`) }),
        html("ask.example", { example: field.example }),
        field.hint && `💡 ${escapeHtml(field.hint[locale])}`,
      );
    case "months":
      return html("ask.months");
    case "zone":
      return field.choices === undefined
        ? lines(html("ask.zone-typed"), html("ask.example", { example: field.example }))
        : html("ask.zone-chosen");
    case "amount":
      if (isTyped) return html("ask.amount-typed");
      return html(field.closed ? "ask.amount-closed" : "ask.amount-open");
  }
}

function numberName(product: Product, { kind }: AccountRule): AccountRule["kind"] | "game-id-zone" {
  const zoned = product.fields.some((field) => field.kind === "zone" && field.choices === undefined);
  return kind === "game-id" && zoned ? "game-id-zone" : kind;
}
