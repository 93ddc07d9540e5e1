import type { DeskPart } from "../../desk/desk.ts";
import type { Words } from "../../i18n/words.ts";
import { inPrivate } from "./in-private.ts";
import { spanText } from "./span-text.ts";

/** How long is kept what the bot keeps, in milliseconds; 0 of what it does not. */
export type Retention = Readonly<Record<(typeof kinds)[number], number>>;

const kinds = ["session", "answer", "usage", "audit", "language"] as const;

/** What is kept of whoever asks, for how long, and what they may do about it: for strangers too. */
export function privacyPart(retention: Retention): DeskPart {
  return {
    commands: [
      {
        names: ["privasi", "privacy"],
        least: "anybody",
        where: "anywhere",
        run: async (request) => inPrivate(request) ?? { html: privacyText(retention, request.words) },
      },
    ],
  };
}

function privacyText(retention: Retention, words: Words): string {
  const { html } = words;
  const kept = kinds
    .filter((kind) => retention[kind] > 0)
    .map((kind) => html(`privacy.kept.${kind}`, { span: spanText(retention[kind], words) }));
  return [
    html("privacy.head"),
    ...kept,
    html("privacy.kept-member"),
    "",
    html("privacy.shared"),
    "",
    html("privacy.rights"),
  ].join("\n");
}
