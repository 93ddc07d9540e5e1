import type { DeskPart } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import { opsMenu } from "./ops-commands.ts";

/** In the operations group help is about its own commands; how bills are checked is told elsewhere. */
export function opsHelp(): DeskPart {
  return {
    commands: [
      {
        names: ["bantuan", "help"],
        least: "ops",
        where: "ops",
        run: async ({ words }) => ({ html: words.html("ops-help", { commands: listed(words) }) }),
      },
    ],
  };
}

function listed(words: Words): string {
  return opsMenu(words)
    .map(({ command, description }) => `/${command} ${description}`)
    .join("\n");
}
