/**
 * A text of ours in Telegram's HTML, as plain text. Only our own tags are in it: whatever came from outside was escaped,
 * so that a `<` of a provider's is there as `&lt;` and comes out as it was.
 */
export function plainFromHtml(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
