import type { Result } from "../conversation/state.ts";
import type { Bill, BillPeriod, Fact } from "../domain/bill.ts";
import { cutText } from "../domain/cut-text.ts";
import type { FieldValues, Product } from "../domain/product.ts";
import { providerTitle } from "../domain/provider-title.ts";
import { escapeHtml, type Words } from "../i18n/words.ts";
import type { NoBill, OwnReason, Reason } from "../inquiry/outcome.ts";
import { type Audience, toldTo } from "./audience.ts";
import { lines, paragraphs } from "./lines.ts";
import { renderFact } from "./render-fact.ts";
import { totalText } from "./total-text.ts";

/** Telegram takes 4096 characters; some are left for a notice above. */
const mostCharacters = 3800;
const minute = 60_000;
const longestName = 200;

export function renderResult(product: Product, result: Result, words: Words, audience: Audience): string {
  const { outcome } = result;
  if (outcome.kind !== "bill") return renderNoBill(product, result, outcome, words, audience);
  return audience === "masked"
    ? maskedBill(product, result, outcome.bill, words)
    : renderBill(product, result, outcome.bill, words, audience);
}

/** Product, customer and the values asked with, above a bill, a reason, or while it is being checked. */
export function renderSubject(
  product: Product,
  values: FieldValues,
  words: Words,
  audience: Audience,
  customer?: string,
): string {
  const { html, rupiah } = words;
  const told = toldTo(audience);
  const zone = product.fields.find((field) => field.kind === "zone");
  const server = zone?.choices?.find(({ id }) => id === values.zone)?.name;
  return lines(
    `<b>${escapeHtml(product.name[words.locale])}</b>`,
    customer && `👤 ${escapeHtml(told.name(customer))}`,
    values.account && `🔢 <code>${escapeHtml(told.account(values.account))}</code>`,
    values.months && `${html("value.months-label")}: ${values.months}`,
    values.zone &&
      `${html(server === undefined ? "value.zone-label" : "value.server-label")}: ${escapeHtml(server ?? told.account(values.zone))}`,
    values.amount && `${html("value.amount-label")}: ${rupiah(values.amount)}`,
  );
}

/** What an agent needs who asks for a bill before others: whose it is, how much, until when. */
function maskedBill(product: Product, result: Result, bill: Bill, words: Words): string {
  return paragraphs(
    renderSubject(product, result.values, words, "masked", cutText(bill.customerName ?? "", longestName)),
    dueText(bill, words),
    lastLines(result, words),
  );
}

function renderBill(product: Product, result: Result, bill: Bill, words: Words, audience: Audience): string {
  const text = (version: Bill) => billText(product, result, version, words, audience);
  const whole = text(bill);
  if (whole.length <= mostCharacters) return whole;
  // A bill of very many rows is told with less detail, never cut in the middle.
  const rows = text({ ...bill, periods: bill.periods.map((period) => ({ ...period, facts: [] })) });
  return rows.length <= mostCharacters ? rows : text({ ...bill, periods: [], facts: [] });
}

function billText(product: Product, result: Result, bill: Bill, words: Words, audience: Audience): string {
  const { html, rupiah } = words;
  const { values } = result;
  const partner = audience === "person" ? bill.partner : undefined;
  return paragraphs(
    renderSubject(product, values, words, audience, bill.customerName),
    ...bill.periods.map((period, at) => periodText(period, at, bill, words)),
    lines(
      bill.fee !== undefined && `${html("bill.fee")}: ${rupiah(bill.fee)}`,
      dueText(bill, words),
      bill.mismatch && html("bill.mismatch"),
    ),
    lines(...newFacts(bill, product, values).map((fact) => renderFact(fact, words))),
    partner && html("bill.partner", { cost: rupiah(partner.cost), margin: rupiah(partner.margin) }),
    lastLines(result, words, bill.providerReference),
  );
}

function dueText(bill: Bill, words: Words): string {
  const { html, day } = words;
  return lines(
    `<b>${html("bill.total")}: ${escapeHtml(totalText(bill, words))}</b>`,
    bill.dueDate && `${html("bill.due")}: <b>${day(bill.dueDate)}</b>`,
  );
}

function lastLines(result: Result, words: Words, theirs?: string): string {
  return lines(checkedAt(result, words), references(result, words, theirs), `<i>${words.html("bill.not-a-proof")}</i>`);
}

/** What the head of the message says already is not said again. */
function newFacts({ facts }: Bill, { name }: Product, { months }: FieldValues): readonly Fact[] {
  const names = Object.values(name).map((one) => one.toLowerCase());
  return facts.filter(({ label, value }) => {
    if (label === "product-name") return value.kind !== "text" || !names.includes(value.text.toLowerCase());
    return label !== "month-count" || value.kind !== "count" || value.count !== months;
  });
}

/** One row needs no amount of its own when it is all there is: the total says it. */
function periodText({ month, amount, facts }: BillPeriod, at: number, bill: Bill, words: Words): string {
  const single = bill.periods.length === 1;
  const alone = single && amount === bill.total;
  const heading = month === undefined ? !single && `${at + 1}.` : words.month(month);
  return lines(
    heading && `<b>${heading}</b>`,
    ...facts.map((fact) => renderFact(fact, words)),
    !alone && `${words.html("bill.subtotal")}: ${words.rupiah(amount)}`,
  );
}

function renderNoBill(product: Product, result: Result, reason: NoBill, words: Words, audience: Audience): string {
  const { html, time } = words;
  const message = providersWords(reason, audience, words);
  return paragraphs(
    renderSubject(product, result.values, words, audience),
    html(reasonKey(reason, audience)),
    lines(
      message && html("told", { message }),
      reason.retryAt !== undefined && html("retry-at", { time: time(reason.retryAt) }),
      result.rememberedUntil !== undefined && checkedAt(result, words),
    ),
    references(result, words),
  );
}

/** That an agent was stopped, and why, is for themselves: colleagues read that there is no answer. */
function reasonKey({ kind }: NoBill, audience: Audience) {
  return audience !== "person" && isOfAgent(kind) ? "reason-in-group" : (`reason.${kind}` as const);
}

const ofAgent: Readonly<Record<OwnReason, true>> = { "quota-used-up": true, paused: true, "no-access": true };

function isOfAgent(kind: Reason): boolean {
  return Object.hasOwn(ofAgent, kind);
}

/** Of "already paid" there is no more to say, why we are refused is nothing for an agent, and a name is for no group. */
function providersWords({ kind, message }: NoBill, audience: Audience, { locale }: Words): string | undefined {
  if (kind === "provider-refused-us" || kind === "already-paid" || audience === "masked") return undefined;
  return message?.[locale] ?? message?.id ?? message?.en;
}

/** When it was true; of an answer that is given again, also from when it can be asked anew. */
function checkedAt({ answeredAt, rememberedUntil }: Result, { html, time }: Words): string {
  if (rememberedUntil === undefined) return html("bill.checked", { time: time(answeredAt) });
  // Told to the minute, so that whoever comes back by then is not too early.
  const from = Math.ceil(rememberedUntil / minute) * minute;
  return lines(html("bill.remembered", { time: time(answeredAt) }), html("retry-at", { time: time(from) }));
}

/** Our own id of the inquiry, and who answered it under which id of theirs; nobody, where nobody was asked. */
function references({ reference, outcome: { provider } }: Result, { html }: Words, theirs?: string): string {
  const answered = [providerTitle(provider), theirs].filter(Boolean).join(" ");
  return html("bill.reference", { references: [reference, answered].filter(Boolean).join(" · ") });
}
