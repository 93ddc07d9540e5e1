import { badRequest } from "../refusal.ts";
import { detectEntities } from "./detect-entities.ts";
import { explicitEntities } from "./explicit-entities.ts";
import type { FormattedText } from "./formatted-text.ts";
import { parseHtml } from "./parse-html.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { tidyText } from "./tidy-text.ts";

type GivenText = { readonly text: string; readonly parseMode: string; readonly entities: unknown };

/** A text as Telegram keeps it: markup read, control characters gone, trimmed, with the entities it finds itself. */
export function readFormattedText(given: GivenText): FormattedText {
  return detectEntities(tidyText(parse(given)));
}

function parse({ text, parseMode, entities }: GivenText): FormattedText {
  switch (parseMode.toLowerCase()) {
    case "html":
      return parseHtml(text);
    case "markdownv2":
      return parseMarkdown(text);
    case "markdown":
      throw badRequest("the playground does not read the old Markdown; use MarkdownV2 or HTML");
    case "":
      return entities === undefined ? { text, entities: [] } : explicitEntities(text, entities);
    default:
      throw badRequest("unsupported parse_mode");
  }
}
