export type CommandText = { readonly name: string; readonly target?: string | undefined; readonly rest: string };

/** `/name@bot rest`, with an empty name where there is none. */
export function commandIn(text: string): CommandText {
  const [, name = "", target, rest = ""] = /^\/(\w+)(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  return { name: name.toLowerCase(), target, rest: rest.trim() };
}

/** Whether a command names this bot, or none. */
export function isForBot({ target }: CommandText, username: string): boolean {
  return target === undefined || target.toLowerCase() === username.toLowerCase();
}
