import type { DeskButton, DeskPart, DeskReply, DeskRequest } from "../../desk/desk.ts";
import { dayNumber } from "../../domain/wib.ts";
import type { Words } from "../../i18n/words.ts";
import { auditLine, type ProductName } from "./audit-line.ts";
import { dayText } from "./day-text.ts";
import { type ExportOptions, exportAudit } from "./export-audit.ts";
import { newestOfDay } from "./read-day.ts";
import { whoDid } from "./who-did.ts";

export type AuditPartOptions = ExportOptions & { readonly productName: ProductName };

const linesOnPage = 10;
/** Over a year back there is nothing. */
const keptDays = 366;

type Page = { readonly day: number; readonly page: number };

/** What was done, a page at a time from the newest back, and as a file for owners. */
export function auditPart(options: AuditPartOptions): DeskPart {
  const { audit, members, productName, clock } = options;

  async function show({ day, page }: Page, words: Words): Promise<DeskReply> {
    const { html } = words;
    const shown = linesOnPage * (page + 1);
    const { rows, count } = await newestOfDay(audit, day, shown);
    const ofPage = rows.slice(linesOnPage * page);
    const who = await whoDid(
      members,
      ofPage.map(({ entry }) => entry),
    );
    const head = html("audit.head", { day: words.day(dayText(day)), count });
    const lines = ofPage.map((row) => auditLine(row, words, who, productName));
    const body = lines.length === 0 ? [html("audit.empty")] : lines;
    const around = { today: dayNumber(clock()), hasMore: count > shown };
    return { html: [head, "", ...body].join("\n"), rows: buttonRows({ day, page }, around, words) };
  }

  function open(request: DeskRequest): Promise<DeskReply> {
    const { text, words } = request;
    if (text !== "") return exportAudit(request, options);
    return show({ day: dayNumber(clock()), page: 0 }, words);
  }

  async function turn({ text, words }: DeskRequest): Promise<DeskReply> {
    const page = readPage(text, dayNumber(clock()));
    return page === undefined ? { toast: words.plain("toast.expired") } : show(page, words);
  }

  return {
    commands: [{ names: ["audit", "audit"], least: "ops", where: "desk", run: open }],
    presses: { audit: { least: "ops", run: turn } },
  };
}

function buttonRows({ day, page }: Page, around: { readonly today: number; readonly hasMore: boolean }, words: Words) {
  const { plain } = words;
  const { today, hasMore } = around;
  const to = (text: string, to: Page): DeskButton => ({ text, press: `audit:${to.day}.${to.page}` });
  const dayName = (of: number) => ({ day: words.day(dayText(of)) });
  const within = [
    ...(page > 0 ? [to(plain("audit.newer"), { day, page: page - 1 })] : []),
    ...(hasMore ? [to(plain("audit.older"), { day, page: page + 1 })] : []),
  ];
  const days = [
    ...(day > today - keptDays ? [to(plain("audit.day-before", dayName(day - 1)), { day: day - 1, page: 0 })] : []),
    ...(day < today ? [to(plain("audit.day-after", dayName(day + 1)), { day: day + 1, page: 0 })] : []),
  ];
  return [within, days].filter((row) => row.length > 0);
}

/** Anybody of ops may send other data than a button's. */
function readPage(text: string, today: number): Page | undefined {
  const [, day, page] = /^(\d{1,6})\.(\d{1,4})$/.exec(text) ?? [];
  if (day === undefined || page === undefined) return undefined;
  const asked = { day: Number(day), page: Number(page) };
  return asked.day <= today && asked.day >= today - keptDays ? asked : undefined;
}
