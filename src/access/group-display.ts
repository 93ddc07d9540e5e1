import type { DeskPart, DeskReply, DeskRequest } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";
import type { Group, Groups } from "./group.ts";

type Detail = Group["detail"];

const details: readonly Detail[] = ["masked", "full"];
const name = "display";

/** `/tampilan`: who looks after a group says how much of a bill everybody there sees. */
export function groupDisplay(groups: Pick<Groups, "get" | "set">): DeskPart {
  async function show({ chat, words, role, isChatAdmin }: DeskRequest): Promise<DeskReply> {
    if (await isChatAdmin()) return told((await groups.get(chat.id)).detail, words);
    // Who is nobody to the bot and nobody in the group is not answered.
    return role === undefined ? {} : { html: words.html("display.admins-only") };
  }

  async function choose({ chat, words, text, isChatAdmin }: DeskRequest): Promise<DeskReply> {
    const detail = details.find((one) => one === text);
    if (detail === undefined || chat.kind === "private") return { toast: words.plain("toast.expired") };
    if (!(await isChatAdmin())) return { toast: words.plain("display.admins-only") };
    await groups.set(chat.id, { detail });
    return { ...told(detail, words), toast: words.plain(`display.chosen-${detail}`) };
  }

  return {
    // Also for an admin who writes in the group's name, of whom nobody knows who it is.
    commands: [{ names: ["tampilan", "display"], least: "anybody", where: "group", run: show }],
    presses: { [name]: { least: "anybody", run: choose } },
  };
}

function told(current: Detail, { html, plain }: Words): DeskReply {
  const buttons = details.map((detail) => ({
    text: `${detail === current ? "✅ " : ""}${plain(`display.${detail}`)}`,
    press: `${name}:${detail}`,
  }));
  return { html: html(`display.now-${current}`), rows: [buttons] };
}
