import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import { isCounted, type QuotaLimits, type QuotaPart, quotaOf } from "./quota.ts";
import type { UsageBook } from "./usage.ts";

export type QuotaDeskOptions = {
  readonly book: Pick<UsageBook, "get">;
  readonly quota: QuotaLimits;
  readonly isGuarded: boolean;
  readonly clock: () => number;
};

/** How much somebody may still check. */
export function quotaDesk({ book, quota, isGuarded, clock }: QuotaDeskOptions): DeskPart {
  async function show({ person, chat, words }: DeskRequest): Promise<DeskReply> {
    // That somebody's checks are on hold is nothing for a group.
    if (chat.kind !== "private") return { html: words.html("access.quota.in-private") };
    if (!isCounted(quota, isGuarded)) return { html: words.html("access.quota.none") };
    const { usage } = await book.get(person.id);
    const now = clock();
    const { day, minute } = quotaOf(usage, quota, now);
    const { stoppedUntil } = usage;
    const isStopped = stoppedUntil !== undefined && now < stoppedUntil;
    const { html, time } = words;
    const lines = [
      html("access.quota.title"),
      lineOf("day", day, words),
      lineOf("minute", minute, words),
      isStopped && html("access.quota.stopped", { time: time(stoppedUntil) }),
    ];
    return { html: lines.filter(Boolean).join("\n") };
  }

  return { commands: [{ names: ["kuota", "quota"], least: "agent", where: "anywhere", run: show }] };
}

function lineOf(part: "day" | "minute", { used, limit, returnsAt }: QuotaPart, { html, time }: Words): string {
  if (limit === 0) return html(`access.quota.${part}-unlimited`, { used });
  const left = Math.max(0, limit - used);
  const line = html(`access.quota.${part}`, { used, limit, left });
  return left > 0 ? line : `${line} ${html("access.quota.returns", { time: time(returnsAt) })}`;
}
