type Part = string | false | 0 | undefined;

export function lines(...parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n");
}

export function paragraphs(...parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n\n");
}
