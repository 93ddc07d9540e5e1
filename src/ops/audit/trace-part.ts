import type { Audit, AuditEntry, AuditedInquiry } from "../../access/audit.ts";
import type { Members } from "../../access/member.ts";
import type { DeskPart, DeskReply, DeskRequest } from "../../desk/desk.ts";
import { tidyReference } from "../../domain/reference.ts";
import { outcomeName } from "../../i18n/outcome-name.ts";
import type { Words } from "../../i18n/words.ts";
import { maskedNumber, type ProductName, whatWasDone } from "./audit-line.ts";
import { durationText } from "./duration-text.ts";
import { type WhoDid, whoDid } from "./who-did.ts";

export type TraceOptions = {
  readonly audit: Pick<Audit, "find">;
  readonly members: Pick<Members, "all">;
  readonly productName: ProductName;
};

/** What happened to one inquiry, for who runs the bot. */
export function tracePart({ audit, members, productName }: TraceOptions): DeskPart {
  async function trace({ text, words }: DeskRequest): Promise<DeskReply> {
    const { html } = words;
    const reference = tidyReference(text).slice(0, 32);
    if (reference === "") return { html: html("trace.usage") };
    const entry = await audit.find(reference);
    if (entry === undefined) return { html: html("trace.unknown", { reference }) };
    const who = await whoDid(members, [entry]);
    return { html: traceText(reference, entry, { words, who, productName }) };
  }

  return { commands: [{ names: ["lacak", "trace"], least: "ops", where: "desk", run: trace }] };
}

type Telling = { readonly words: Words; readonly who: WhoDid; readonly productName: ProductName };

function traceText(reference: string, entry: AuditEntry, { words, who, productName }: Telling): string {
  const { html, time, locale } = words;
  const head = html("trace.head", { reference, time: time(entry.at) });
  const by = who(entry.by, words);
  if (entry.kind !== "inquiry")
    return `${head}\n${html("trace.deed", { who: by, what: whatWasDone(entry, words, who, productName) })}`;
  const where =
    entry.where === "private" ? words.plain("trace.in-private") : words.plain("trace.in-group", { id: entry.where });
  const asked = { who: by, where, product: productName(entry.product, locale), number: maskedNumber(entry) };
  return [head, html("trace.asked", asked), "", endLine(entry, words), ...attemptLines(entry, words)].join("\n");
}

function endLine({ outcome, reason, milliseconds, remembered }: AuditedInquiry, words: Words): string {
  const { html, plain } = words;
  const ended = html("trace.ended", {
    outcome: endName(words, outcome, reason),
    duration: durationText(milliseconds, words),
  });
  return remembered ? `${ended}\n${plain("trace.remembered")}` : ended;
}

function attemptLines({ attempts, provider, remembered }: AuditedInquiry, words: Words): readonly string[] {
  const { html } = words;
  if (attempts.length === 0) {
    if (remembered) return [];
    // An answer without an attempt of its own is one that somebody else was just being given.
    return [html(provider === "" ? "trace.nobody-asked" : "trace.asked-together")];
  }
  const lines = attempts.map(({ outcome, reason, milliseconds, ...offer }, at) =>
    html("trace.attempt", {
      position: at + 1,
      ...offer,
      outcome: endName(words, outcome, reason),
      duration: durationText(milliseconds, words),
    }),
  );
  return ["", html("trace.attempts"), ...lines];
}

/** With the provider's own code, which ops need to ask the provider about it. */
function endName(words: Words, outcome: AuditedInquiry["outcome"], reason: string | undefined): string {
  const name = outcomeName(words, outcome, reason);
  return reason === undefined || reason === "aborted" ? name : `${name} (${reason})`;
}
