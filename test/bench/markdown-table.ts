/** So many columns are words, at the left; the others are figures. */
export function markdownTable(head: readonly string[], lines: readonly (readonly string[])[], words: number): string {
  const rule = head.map((_, column) => (column < words ? "---" : "---:"));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
